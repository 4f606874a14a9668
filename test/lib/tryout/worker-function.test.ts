import type { Assembly } from '../../../lib/assembly/assembly';
import type { LocalPlace } from '../../../lib/tryout/load-places';
import { localWorkerFunction } from '../../../lib/tryout/worker-function';

const VARIABLES = {
  TABLE_NAME: { 'Fn::ImportValue': 'orders' },
  CUSTOMER_INDEX: 'local',
  BUCKET_NAME: { Ref: 'Results' },
  BUCKET_OWNER: { Ref: 'AWS::AccountId' },
  CONNECTION_STRING: { 'Fn::ImportValue': 'cluster' },
  AUTH: 'aws-iam',
};
const assembly: Assembly = {
  templates: new Map([
    [
      'LoadTest',
      {
        Resources: {
          Another: {
            Type: 'AWS::Lambda::Function',
            Properties: { Timeout: 3, MemorySize: 128, Environment: { Variables: {} } },
          },
          Worker: {
            Type: 'AWS::Lambda::Function',
            Properties: { Timeout: 900, MemorySize: 1_769, Environment: { Variables: VARIABLES } },
          },
          Results: { Type: 'AWS::S3::Bucket' },
        },
      },
    ],
  ]),
};
const table: LocalPlace = {
  target: 'dynamodb',
  engine: 'dynoxide',
  client: {
    endpoint: 'http://127.0.0.1:1',
    region: 'eu-west-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 's' },
  },
  table: { TableName: 'own', AttributeDefinitions: [], KeySchema: [] },
};
const collection: LocalPlace = {
  target: 'atlas',
  engine: 'a stand-in',
  uri: 'mongodb://127.0.0.1:2/',
  name: { database: 'own', collection: 'orders', indexes: [] },
};
const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:3', AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:3' };
const on = (place: LocalPlace) => localWorkerFunction(assembly, 'LoadTest', place, { server: { env }, bucket: 'here' });

describe('the function of the workers, on this machine', () => {
  it('has as long as in an account', () => {
    expect(on(table).timeoutMs).toBe(900_000);
  });

  it('asks the table that is here, and writes into the bucket that is here', () => {
    expect(on(table).env).toStrictEqual({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:3',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:3',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
      TABLE_NAME: 'own',
      CUSTOMER_INDEX: 'local',
      BUCKET_NAME: 'here',
      BUCKET_OWNER: '000000000000',
      STAND_IN: 'dynoxide',
      CONNECTION_STRING: 'not-on-this-machine',
      AUTH: 'aws-iam',
    });
  });

  it('asks the collection that is here, and no table', () => {
    const { TABLE_NAME, STAND_IN, CONNECTION_STRING, AUTH, DATABASE, COLLECTION } = on(collection).env;
    expect([TABLE_NAME, STAND_IN]).toStrictEqual(['not-on-this-machine', 'a stand-in']);
    expect([CONNECTION_STRING, AUTH, DATABASE, COLLECTION]).toStrictEqual([
      'mongodb://127.0.0.1:2/',
      'none',
      'own',
      'orders',
    ]);
  });
});
