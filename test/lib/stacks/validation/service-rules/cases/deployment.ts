import { firstOf, idsOf, mutations, type Resources } from './mutation';

const role = (resources: Resources) => firstOf(resources, 'AWS::IAM::Role').Properties;

export const deployment = {
  'atlas-session-outlasts-operation': mutations('trial', 'AtlasExtensions', {
    'a session of an hour': (resources) => (role(resources).MaxSessionDuration = 3_600),
    'a session of the default length': (resources) => delete role(resources).MaxSessionDuration,
    'a role from elsewhere for one type': (resources) =>
      (firstOf(resources, 'AWS::CloudFormation::TypeActivation').Properties.ExecutionRoleArn = 'arn:aws:iam::1:role/x'),
  }),
  'retain-except-on-create': mutations('production', 'DynamoDb', {
    'a table that a failed deployment leaves': (resources) =>
      (firstOf(resources, 'AWS::DynamoDB::GlobalTable').DeletionPolicy = 'Retain'),
    'a log group that a failed deployment leaves': (resources) =>
      (resources[idsOf(resources, 'AWS::Logs::LogGroup')[0]].DeletionPolicy = 'Retain'),
  }),
};
