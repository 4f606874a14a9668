import { firstOf, mutations, type Resources } from './mutation';

const statements = (resources: Resources, role: string) =>
  firstOf(resources, 'AWS::IAM::Role', role).Properties.Policies[0].PolicyDocument.Statement;
const inReplica = (value: unknown) => JSON.stringify(value).includes(':dynamodb:eu-central-1:');

export const replicas = {
  'table-roles-reach-replicas': mutations('production', 'DynamoDb', {
    'a writer of the home region alone': (resources) => {
      const [items] = statements(resources, 'AccessWriter');
      items.Resource = items.Resource.filter((arn: unknown) => !inReplica(arn));
    },
    'a method of the API without the replica’s index': (resources) => {
      const [query] = statements(resources, 'OrdersApiListByStatus');
      query.Resource = query.Resource.filter((arn: unknown) => !inReplica(arn));
    },
    'a reader of another region than the replica’s': (resources) => {
      const [items] = statements(resources, 'AccessReader');
      items.Resource = JSON.parse(JSON.stringify(items.Resource).replaceAll('eu-central-1', 'eu-north-1'));
    },
    'a reader without the replica’s key': (resources) => statements(resources, 'AccessReader').pop(),
    'a key through DynamoDB of the home region alone': (resources) => {
      const [, home, replica] = statements(resources, 'AccessReader');
      replica.Condition = home.Condition;
    },
    'a replica that nobody was told of': (resources) =>
      firstOf(resources, 'AWS::DynamoDB::GlobalTable', 'Orders').Properties.Replicas.push({ Region: 'eu-west-3' }),
  }),
};
