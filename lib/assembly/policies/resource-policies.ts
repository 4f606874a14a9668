import { asText, isObject, type Json, type JsonObject, type TemplateResource } from '../assembly';
import type { ResolvedAssembly } from '../resolve';
import type { DeployedText } from './deployed-text';
import type { NamedPolicy, Policies } from './evaluate';
import { isNamedBy } from './named-by';
import { documentOf, isThere, list, nameOf } from './role-policies';
import { some } from './truth';

/** What stands with a resource and says who may ask for it. */
type Of = (view: ResolvedAssembly, text: DeployedText, resource: TemplateResource, region?: string) => NamedPolicy[];

const own =
  (property: string): Of =>
  (_view, text, { properties, ...resource }) => {
    const document = properties[property];
    const name = `${resource.stack}/${resource.logicalId}`;
    return document === undefined ? [] : [{ name, document: text.document(resource.stack, document) }];
  };

const beside =
  (type: string, property: string): Of =>
  (view, text, resource) =>
    besides(view, text, resource, [type, property]).map(({ policy, certain }) =>
      documentOf(text, policy.stack, certain ? policy.properties : null, nameOf(policy)),
    );

/** Each permission is a statement of the one policy that the function has. */
const permissions: Of = (view, text, resource) => {
  const found = besides(view, text, resource, ['AWS::Lambda::Permission', 'FunctionName']);
  const document = {
    Version: '2012-10-17',
    Statement: found.map(({ policy: { stack, logicalId, properties }, certain }) =>
      certain ? text.document(stack, permission(logicalId, properties)) : null,
    ),
  };
  return found.length ? [{ name: `the permissions of ${nameOf(resource)}`, document }] : [];
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
function permission(Sid: string, properties: JsonObject): Json {
  const { Action = null, Principal = null, FunctionName: _, SourceArn, SourceAccount, ...others } = properties;
  return {
    Sid,
    Effect: 'Allow',
    Action,
    Principal: asText(Principal).endsWith('.amazonaws.com') ? { Service: Principal } : { AWS: Principal },
    Condition: {
      ...(SourceArn !== undefined && { ArnLike: { 'aws:SourceArn': SourceArn } }),
      ...(SourceAccount !== undefined && { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
      // What limits it in another way is no operator, and so cannot be judged.
      ...others,
    },
  };
}

/** A table has one in each region. */
const replicas: Of = (_view, text, resource, region = resource.region) => {
  const all = list(resource.properties['Replicas']).filter(isObject);
  const there = region === undefined ? all : all.filter((replica) => replica['Region'] === region);
  return there.flatMap(({ ResourcePolicy: policy }) =>
    policy === undefined ? [] : [documentOf(text, resource.stack, policy, `${nameOf(resource)} in ${region ?? '?'}`)],
  );
};

/** By type; of any other it cannot be said whether it has a policy. */
const OF_TYPE: Readonly<Record<string, Of>> = {
  'AWS::DynamoDB::GlobalTable': replicas,
  'AWS::EC2::VPCEndpoint': own('PolicyDocument'),
  'AWS::IAM::Role': own('AssumeRolePolicyDocument'),
  'AWS::KMS::Key': own('KeyPolicy'),
  'AWS::Lambda::Function': permissions,
  'AWS::Logs::LogGroup': () => [],
  'AWS::RedshiftServerless::Namespace': own('NamespaceResourcePolicy'),
  'AWS::S3::Bucket': beside('AWS::S3::BucketPolicy', 'Bucket'),
  'AWS::SQS::Queue': beside('AWS::SQS::QueuePolicy', 'Queues'),
};

/** @param region where a table is asked for, if not in that of its stack */
export function resourcePolicy(
  view: ResolvedAssembly,
  text: DeployedText,
  resource: TemplateResource,
  region?: string,
): Pick<Policies, 'resource' | 'unknown'> {
  const of = Object.hasOwn(OF_TYPE, resource.type) ? OF_TYPE[resource.type] : undefined;
  if (!of) return { unknown: [`the policy of ${nameOf(resource)}, a ${resource.type}`] };
  const [first, ...more] = of(view, text, resource, region);
  // One of them replaces the others, by the order in which they are made.
  if (more.length) return { unknown: [`which of its policies ${nameOf(resource)} has`] };
  return first ? { resource: first } : {};
}

interface Beside {
  readonly policy: TemplateResource;
  /** Not so where it is known at deployment only whether there is such a policy, or whose it is. */
  readonly certain: boolean;
}

/** What of a type names a resource. */
function besides(
  view: ResolvedAssembly,
  text: DeployedText,
  resource: TemplateResource,
  [type, property]: readonly [string, string],
): Beside[] {
  return view.ofType(type).flatMap((policy) => {
    const truth = some(list(policy.properties[property]), (value) =>
      isNamedBy(view, text, { stack: policy.stack, value }, resource),
    );
    return truth === false ? [] : [{ policy, certain: truth === true && isThere(policy) }];
  });
}
