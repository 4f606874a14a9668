/** What the values of templates come to in a policy: text, in which what only the deployment knows has a name (see ./opaque). */
import { asText, isObject, type Json, type TemplateResource } from '../assembly';
import { SUBSTITUTION } from '../literal';
import { oncePer } from '../once-per';
import type { ReferenceTarget } from '../references';
import type { ResolvedAssembly } from '../resolve';
import { anything, opaque } from './opaque';

/** The account that everything is deployed to, as far as nobody says: any other that a policy names is another. */
export const ACCOUNT = '111122223333';

/** The name that a resource is given, by its type; others get one from CloudFormation. */
const NAME: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
};

/** https://docs.aws.amazon.com/service-authorization/latest/reference/ (resource types of each service) */
const ARN: Readonly<Record<string, (name: string, region: string) => string>> = {
  'AWS::DynamoDB::GlobalTable': (name, region) => `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${name}`,
  'AWS::Events::Rule': (name, region) => `arn:aws:events:${region}:${ACCOUNT}:rule/${name}`,
  'AWS::IAM::Role': (name) => `arn:aws:iam::${ACCOUNT}:role/${name}`,
  'AWS::KMS::Key': (id, region) => `arn:aws:kms:${region}:${ACCOUNT}:key/${id}`,
  'AWS::Lambda::Function': (name, region) => `arn:aws:lambda:${region}:${ACCOUNT}:function:${name}`,
  'AWS::Logs::LogGroup': (name, region) => `arn:aws:logs:${region}:${ACCOUNT}:log-group:${name}:*`,
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name}`,
  'AWS::SQS::Queue': (name, region) => `arn:aws:sqs:${region}:${ACCOUNT}:${name}`,
};

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

export class DeployedText {
  /** By resource and region: every question names some. */
  private readonly arns = oncePer((_resource: TemplateResource) => new Map<string, string>());

  constructor(private readonly view: ResolvedAssembly) {}

  /** A document with text in the place of each intrinsic function. */
  document(stack: string, value: Json): Json {
    if (Array.isArray(value)) return value.map((part: Json) => this.document(stack, part));
    if (!isObject(value)) return value;
    const [name = '', ...more] = Object.keys(value);
    if (!more.length && (name === 'Ref' || name.startsWith('Fn::'))) return this.text(stack, value);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.document(stack, part)]));
  }

  text(stack: string, value: Json | undefined): string {
    if (typeof value === 'string') return value;
    const target = this.view.targetOf(stack, value);
    if (target) return this.target(target);
    const [[name, argument] = []] = isObject(value) ? Object.entries(value) : [];
    if (name === 'Fn::Join' && Array.isArray(argument)) {
      const [separator, parts] = argument as readonly Json[];
      if (Array.isArray(parts)) return parts.map((part: Json) => this.text(stack, part)).join(asText(separator));
    }
    if (name === 'Fn::Sub') {
      const [text, own] = (Array.isArray(argument) ? argument : [argument]) as readonly (Json | undefined)[];
      return asText(text)
        .replace(SUBSTITUTION, (whole, variable: string) =>
          isObject(own) && Object.hasOwn(own, variable)
            ? this.text(stack, own[variable])
            : this.text(stack, { 'Fn::Sub': whole }),
        )
        .replaceAll('${!', '${');
    }
    return anything(`${stack} ${JSON.stringify(value ?? null)}`);
  }

  /**
   * As `Fn::GetAtt` gives it for its `Arn`.
   *
   * @param region where it is not only in that of its stack, as a table
   */
  arnOf(resource: TemplateResource, region = resource.region ?? anything(`region of ${resource.stack}`)): string {
    const known = this.arns(resource);
    const found = known.get(region) ?? this.arnIn(resource, region);
    known.set(region, found);
    return found;
  }

  private arnIn(resource: TemplateResource, region: string): string {
    // Its name is then not all of it.
    const arn = resource.properties['Path'] === undefined ? ARN[resource.type] : undefined;
    return arn?.(this.nameOf(resource), region) ?? opaque(`${placeOf(resource)}.Arn`);
  }

  /** What `Ref` gives, but of a queue. */
  nameOf(resource: TemplateResource): string {
    const given = resource.properties[NAME[resource.type] ?? ''];
    return given === undefined ? opaque(placeOf(resource)) : this.text(resource.stack, given);
  }

  private target(target: ReferenceTarget): string {
    const { kind, stack } = target;
    if (kind === 'unresolved') return anything(`${stack} ${JSON.stringify(target.expression)}`);
    if (kind === 'parameter') return anything(`${stack} ${target.name}`);
    if (kind === 'pseudo') return PSEUDO[target.name] ?? anything(`${stack} ${target.name}`);
    const { attribute } = target;
    const found = this.view.resourceOf(target);
    if (found && attribute === 'Arn') return this.arnOf(found);
    if (found && attribute === 'Ref' && Object.hasOwn(ARN, found.type) && found.type !== 'AWS::SQS::Queue')
      return this.nameOf(found);
    if (found && attribute === 'StreamArn') return `${this.arnOf(found)}${streamOf(found)}`;
    return opaque(`${placeOf(target)}.${attribute}`);
  }
}

/** The stream of a table, as what follows the table's ARN. */
export const streamOf = (table: TemplateResource): string => `/stream/${opaque(`${placeOf(table)} stream`)}`;

const placeOf = ({ stack, logicalId }: { readonly stack: string; readonly logicalId: string }): string =>
  `${stack}/${logicalId}`;
