import type { Json, TemplateResource } from '../../../assembly/assembly';
import { asList, valueAtPath } from './template-values';
import type { RuleFinding, TemplateRule } from './rule';

const ACTIVATION = 'AWS::CloudFormation::TypeActivation';
/** Seconds that the publisher's own template gives the role. */
const SESSION = 8_400;

export const sessionOutlastsOperation: TemplateRule = {
  id: 'atlas-session-outlasts-operation',
  kind: 'create',
  demand:
    'A handler loses its credentials with its session, and making a cluster may take longer than the hour of a default one',
  source: 'https://github.com/mongodb/mongodbatlas-cloudformation-resources/blob/master/examples/execution-role.yaml',
  checked: '2026-11-25',
  spans: [ACTIVATION, 'AWS::IAM::Role'],
  fix: `Give the execution role a maxSessionDuration of ${SESSION} seconds`,
  find: (app) =>
    app.ofType(ACTIVATION).flatMap((resource): RuleFinding[] => {
      const role = app.resourceOf(app.targetOf(resource.stack, resource.properties['ExecutionRoleArn']));
      if (!role) {
        return [
          {
            resource,
            property: 'Properties.ExecutionRoleArn',
            found: resource.properties['ExecutionRoleArn'],
            expected: 'a role of the app',
          },
        ];
      }
      const found = role.properties['MaxSessionDuration'];
      return Number(found) >= SESSION
        ? []
        : [{ resource: role, property: 'Properties.MaxSessionDuration', found, expected: `at least ${SESSION}` }];
    }),
};

export const typesStayAsActivated: TemplateRule = {
  id: 'types-stay-as-activated',
  kind: 'change',
  demand:
    'An activated type runs its publisher’s code with the execution role, and takes each new minor version by itself unless it is told not to; with VersionBump, any other change of the activation takes it too',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-typeactivation.html',
  checked: '2026-11-26',
  spans: [ACTIVATION],
  fix: 'Set autoUpdate to false and leave versionBump out: docs/deploy.md has how a type is moved on',
  find: ({ ofType }) =>
    ofType(ACTIVATION).flatMap((resource): RuleFinding[] => {
      const { AutoUpdate: automatic, VersionBump: bump } = resource.properties;
      const finding = (property: string, found: Json | undefined, expected: string): RuleFinding[] => [
        { resource, property: `Properties.${property}`, found, expected },
      ];
      return [
        ...(automatic === false ? [] : finding('AutoUpdate', automatic, 'false')),
        ...(bump === undefined ? [] : finding('VersionBump', bump, 'nothing')),
      ];
    }),
};

export const noPlainRetain: TemplateRule = {
  id: 'retain-except-on-create',
  kind: 'remove',
  demand:
    'What a failed first deployment retains is billed and, by its fixed name, in the way of the next; what holds data is not deleted with its stack by default',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html',
  checked: '2026-11-25',
  spans: ['any resource'],
  fix: 'Use retentionOf(settings), or RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE',
  find: ({ resources }) =>
    resources.flatMap((resource): RuleFinding[] => {
      const found = resource.json.DeletionPolicy;
      return found === 'Retain'
        ? [{ resource, property: 'DeletionPolicy', found, expected: 'RetainExceptOnCreate, or Delete' }]
        : [];
    }),
};

const API_ACCOUNT = 'AWS::ApiGateway::Account';
/** What an account has once in a region, and the property that tells one from another where there may be several. */
const ONCE: Readonly<Record<string, string | undefined>> = {
  [API_ACCOUNT]: undefined,
  [ACTIVATION]: 'TypeName',
  'AWS::IAM::ServiceLinkedRole': 'AWSServiceName',
  'AWS::Logs::ResourcePolicy': 'PolicyName',
  'AWS::XRay::ResourcePolicy': 'PolicyName',
};

const nameIn = ({ type, properties }: TemplateResource): unknown => properties[ONCE[type] ?? ''];

export const accountWideOnce: TemplateRule = {
  id: 'account-wide-once',
  kind: 'create',
  demand:
    'What an account has once in a region is set by one resource of the app: a second one fails, or takes the place of the first without a word',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html',
  checked: '2026-11-25',
  spans: Object.keys(ONCE),
  fix: 'Set it in a stack of its own, which those that need it depend on',
  find: (app) => {
    const all = app.ofType(...Object.keys(ONCE));
    return all.flatMap((resource, index): RuleFinding[] => {
      const first = all
        .slice(0, index)
        .find((other) => other.type === resource.type && nameIn(other) === nameIn(resource));
      if (!first) return [];
      const property = ONCE[resource.type];
      return [
        {
          resource,
          property: property === undefined ? 'Type' : `Properties.${property}`,
          found: property === undefined ? resource.type : resource.properties[property],
          expected: `it in ${first.stack}/${first.logicalId} only`,
        },
      ];
    });
  },
};

const logs = ({ properties }: TemplateResource): boolean =>
  properties['AccessLogSetting'] !== undefined ||
  asList(properties['MethodSettings']).some(
    (one) => ![undefined, 'OFF'].includes(valueAtPath(one, 'LoggingLevel') as string),
  );

export const logRoleFirst: TemplateRule = {
  id: 'api-log-role-first',
  kind: 'create',
  demand: 'A stage that logs is refused as long as API Gateway has no role to write logs with',
  error: 'CloudWatch Logs role ARN must be set in account settings to enable logging',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  checked: '2026-11-25',
  spans: [API_ACCOUNT, 'AWS::ApiGateway::Stage'],
  fix: 'Let the stack with the API depend on ApiGatewayAccount',
  find: (app) =>
    app
      .ofType('AWS::ApiGateway::Stage')
      .filter(logs)
      .flatMap((stage) =>
        app.ofType(API_ACCOUNT).flatMap((account): RuleFinding[] =>
          app.mustComeBefore(account, stage)
            ? []
            : [
                {
                  resource: stage,
                  property: 'DependsOn',
                  found: stage.json.DependsOn,
                  expected: `${account.stack} to be deployed before`,
                },
              ],
        ),
      ),
};
