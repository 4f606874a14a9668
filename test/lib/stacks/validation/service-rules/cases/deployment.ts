import { firstOf, idsOf, mutations, type Resources } from './mutation';

const stage = (Properties: object) => ({ Type: 'AWS::ApiGateway::Stage', Properties });
const activation = (resources: Resources) => firstOf(resources, 'AWS::CloudFormation::TypeActivation').Properties;
const role = (resources: Resources) => firstOf(resources, 'AWS::IAM::Role').Properties;

export const deployment = {
  'atlas-session-outlasts-operation': mutations('trial', 'AtlasExtensions', {
    'a session of an hour': (resources) => (role(resources).MaxSessionDuration = 3_600),
    'a session of the default length': (resources) => delete role(resources).MaxSessionDuration,
    'a role from elsewhere for one type': (resources) =>
      (firstOf(resources, 'AWS::CloudFormation::TypeActivation').Properties.ExecutionRoleArn = 'arn:aws:iam::1:role/x'),
  }),
  'types-stay-as-activated': mutations('free', 'AtlasExtensions', {
    'a type that takes new versions by itself': (resources) => (activation(resources).AutoUpdate = true),
    'a type that does what is the default': (resources) => delete activation(resources).AutoUpdate,
    'a type that moves on with its role': (resources) => (activation(resources).VersionBump = 'MINOR'),
  }),
  'account-wide-once': {
    ...mutations('trial', 'ApiGatewayAccount', {
      'a second log role of API Gateway': (resources) =>
        (resources.Another = firstOf(resources, 'AWS::ApiGateway::Account')),
    }),
    ...mutations('trial', 'AtlasExtensions', {
      'a type that is activated twice': (resources) =>
        (resources.Another = firstOf(resources, 'AWS::CloudFormation::TypeActivation')),
    }),
  },
  'api-log-role-first': mutations('trial', 'ApiGatewayAccount', {
    'a stage that logs each access at once': (resources) => (resources.Stage = stage({ AccessLogSetting: {} })),
    'a stage that logs errors at once': (resources) =>
      (resources.Stage = stage({ MethodSettings: [{ LoggingLevel: 'ERROR' }] })),
  }),
  'retain-except-on-create': mutations('production', 'DynamoDb', {
    'a table that a failed deployment leaves': (resources) =>
      (firstOf(resources, 'AWS::DynamoDB::GlobalTable').DeletionPolicy = 'Retain'),
    'a log group that a failed deployment leaves': (resources) =>
      (resources[idsOf(resources, 'AWS::Logs::LogGroup')[0]].DeletionPolicy = 'Retain'),
  }),
};
