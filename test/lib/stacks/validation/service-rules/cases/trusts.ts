import { firstOf, mutations, type Resources } from './mutation';

const statementOf = (resources: Resources, prefix: string) =>
  firstOf(resources, 'AWS::IAM::Role', prefix).Properties.AssumeRolePolicyDocument.Statement[0];
const conditionOf = (resources: Resources, prefix: string) => statementOf(resources, prefix).Condition;

export const trusts = {
  'service-trust-names-account': {
    ...mutations('free', 'AtlasExtensions', {
      'types that anybody’s CloudFormation runs': (resources) => delete statementOf(resources, 'Types').Condition,
      'types of an account that is not said': (resources) =>
        delete conditionOf(resources, 'Types').StringEquals['aws:SourceAccount'],
      'types of whatever name': (resources) => delete conditionOf(resources, 'Types').ArnLike,
      'types of every account': (resources) =>
        (conditionOf(resources, 'Types').ArnLike['aws:SourceArn'] = 'arn:aws:cloudformation:*:*:type/*'),
      'types of another account': (resources) =>
        (conditionOf(resources, 'Types').StringEquals['aws:SourceAccount'] = '111122223333'),
      'an account that may be left out where it is always sent': (resources) => {
        const condition = conditionOf(resources, 'Types');
        condition.StringEqualsIfExists = condition.StringEquals;
        delete condition.StringEquals;
      },
      'one more service, for whose resources nobody asks': (resources) => {
        const { Principal } = statementOf(resources, 'Types');
        Principal.Service = ['lambda.amazonaws.com', Principal.Service];
        delete conditionOf(resources, 'Types').ArnLike;
      },
    }),
    ...mutations('showcase', 'DynamoDb', {
      'a function’s role that asks nothing': (resources) => delete statementOf(resources, 'OrderStream').Condition,
      'an API’s role that asks nothing': (resources) => delete statementOf(resources, 'OrdersApiPut').Condition,
      'backups for whoever asks': (resources) => delete statementOf(resources, 'Backup').Condition,
      'schedules of any group': (resources) =>
        delete conditionOf(resources, 'SchedulerRole').StringEquals['aws:SourceArn'],
      'a key that any integration decrypts with': (resources) =>
        delete firstOf(resources, 'AWS::KMS::Key').Properties.KeyPolicy.Statement[1].Condition.StringEquals,
    }),
    ...mutations('showcase', 'AtlasEvents', {
      'a queue that any rule fills': (resources) =>
        delete firstOf(resources, 'AWS::SQS::QueuePolicy').Properties.PolicyDocument.Statement[1].Condition,
    }),
    ...mutations('showcase', 'Analytics', {
      'a warehouse that any table fills': (resources) =>
        delete firstOf(resources, 'AWS::RedshiftServerless::Namespace').Properties.NamespaceResourcePolicy.Statement[0]
          .Condition,
    }),
    ...mutations('trial', 'ApiGatewayAccount', {
      'a log role that asks nothing': (resources) => delete statementOf(resources, 'LogRole').Condition,
    }),
    ...mutations('trial', 'AtlasApi', {
      'a function that any API calls': (resources) =>
        delete firstOf(resources, 'AWS::Lambda::Permission').Properties.SourceArn,
    }),
    ...mutations('production', 'Network', {
      'flow logs of anybody': (resources) => delete statementOf(resources, 'VpcFlowLog').Condition,
    }),
  },
  'outsider-names-external-id': mutations('production', 'Atlas', {
    'a role that Atlas takes on for any of its customers': (resources) =>
      delete statementOf(resources, 'CustomerKeyRole').Condition,
    'a role for everybody': (resources) => (statementOf(resources, 'CustomerKeyRole').Condition = {}),
    'an external id that may be anything': (resources) =>
      (statementOf(resources, 'CustomerKeyRole').Condition = { StringLike: { 'sts:ExternalId': '*' } }),
  }),
};
