import { MongoClient } from 'mongodb';
import { connectOrders } from '../../../../lib/commands/operate/connect-orders';
import { describeWithMongo } from '../../../support/local-mongo';

describeWithMongo('on this machine', (engine) => {
  it('reads the orders without signing in', async () => {
    const cluster = connectOrders(engine().uri);
    await expect(cluster.orders.customerAfter('~')).resolves.toBeUndefined();
    await cluster.close();
  });
});

it('signs in to a cluster with the AWS credentials at hand, over TLS, and reads nothing before it is asked', async () => {
  let client: MongoClient | undefined;
  const cluster = connectOrders('mongodb://cluster.example.com/', (address, options) => {
    client = new MongoClient(address, options);
    return client;
  });
  const { credentials, tls } = client?.options ?? {};
  expect([credentials?.mechanism, tls]).toStrictEqual(['MONGODB-AWS', true]);
  expect(credentials?.mechanismProperties.AWS_CREDENTIAL_PROVIDER).toBeInstanceOf(Function);
  await cluster.close();
});
