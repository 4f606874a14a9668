import { MongoClient } from 'mongodb';
import { mongoClient } from '../../../../lib/orders/mongodb/client';

/** Connects twice, with other credentials the second time; the same options as the function's, without TLS, for which the fake has no certificate. */
export async function signInTwice(uri: string): Promise<void> {
  const { credentials } = mongoClient({ connectionString: uri, auth: 'aws-iam', appName: 'test' }).options;
  const client = new MongoClient(uri, {
    ...(credentials && { authMechanism: credentials.mechanism, authSource: credentials.source }),
    serverSelectionTimeoutMS: 3_000,
  });
  process.env['AWS_ACCESS_KEY_ID'] = 'ASIAFIRST';
  await client.connect();
  process.env['AWS_ACCESS_KEY_ID'] = 'ASIASECOND';
  await client.close();
  await client.connect();
  await client.close();
}
