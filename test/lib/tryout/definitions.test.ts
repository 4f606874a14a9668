import { ORDER_INDEXES } from '../../../lib/orders/mongodb/keys';
import type { SynthesizedTemplate } from '../../../lib/engines/api-gateway/rest-api';
import { indexDeclaration } from '../../../lib/tryout/mongodb-indexes';
import { tableDefinition } from '../../../lib/tryout/table-definition';
import { snapshotTemplate } from '../../support/snapshot-template';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const orders = (profile: 'trial' | 'production') =>
  tableDefinition(snapshotTemplate(profile, 'DynamoDb', TABLE), 'orders');
const key = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];
const NETWORK: SynthesizedTemplate = { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } };

describe('a table of a synthesized template', () => {
  it('has the keys, indexes, billing and stream that the template has', () => {
    expect(orders('trial')).toStrictEqual({
      TableName: 'orders',
      AttributeDefinitions: ['pk', 'sk', 'status', 'placed'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: key('pk', 'sk'),
      BillingMode: 'PAY_PER_REQUEST',
      LocalSecondaryIndexes: [
        { IndexName: 'by-customer', KeySchema: key('pk', 'placed'), Projection: { ProjectionType: 'ALL' } },
      ],
      GlobalSecondaryIndexes: [
        { IndexName: 'by-status', KeySchema: key('status', 'placed'), Projection: { ProjectionType: 'ALL' } },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  });

  it('has the capacity that autoscaling starts from where it is provisioned, its global indexes too', () => {
    const capacity = { ReadCapacityUnits: 25, WriteCapacityUnits: 25 };
    expect(orders('production')).toMatchObject({
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput: capacity,
      GlobalSecondaryIndexes: [{ IndexName: 'by-status', ProvisionedThroughput: capacity }],
    });
  });

  it('is asked for by its name, among others', () => {
    const { KeySchema } = tableDefinition(snapshotTemplate('trial', 'DynamoDb', TABLE), 'order-totals');
    expect(KeySchema).toStrictEqual([{ AttributeName: 'customerId', KeyType: 'HASH' }]);
  });

  it('that is not there is an error with the names of those that are', () => {
    const find = () => tableDefinition(snapshotTemplate('trial', 'DynamoDb', TABLE), 'invoices');
    expect(find).toThrow('the template has no table invoices; it has orders, order-totals');
  });

  it('is an error where the template has none, with the types that it has', () => {
    expect(() => tableDefinition(NETWORK, 'orders')).toThrow(
      'the template has no resource of type AWS::DynamoDB::GlobalTable; it has AWS::EC2::VPC',
    );
  });
});

describe('the indexes of a synthesized template', () => {
  it('are those that the deployment creates', () => {
    expect(indexDeclaration(snapshotTemplate('trial', 'AtlasApi', 'Custom::MongoDbIndexes'))).toStrictEqual({
      database: 'orders',
      collection: 'orders',
      indexes: ORDER_INDEXES,
    });
  });

  it('are an error where the template has none, with the types that it has', () => {
    expect(() => indexDeclaration(NETWORK)).toThrow('no resource of type Custom::MongoDbIndexes; it has AWS::EC2::VPC');
  });

  it('are an error in a form that the deployment refuses as well', () => {
    const template = { Resources: { Indexes: { Type: 'Custom::MongoDbIndexes', Properties: { Database: 'orders' } } } };
    expect(() => indexDeclaration(template)).toThrow('Collection is wrong');
  });
});
