import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { MongoClient, type MongoClientOptions } from 'mongodb';
import { AWS_CLIENT } from '../../async/aws-client';
import { CollectionAt, type OrdersAt } from '../../orders/totals/orders-at';
import { optionsFor } from '../../settings/client-options';
import { localAddress, namesOnlyLoopback } from '../../settings/connection-string';
import { COLLECTION_NAME, DATABASE_NAME } from '../../stacks/names';

/** The orders of a cluster, not connected yet. */
export type ConnectOrders = (connectionString: string) => {
  readonly orders: OrdersAt;
  close(): Promise<void>;
};

const mongoClient = (address: string, options: MongoClientOptions): MongoClient => new MongoClient(address, options);

/** Signs in with the AWS credentials at hand, as the functions do with theirs; not at all on this machine. */
export const connectOrders = (connectionString: string, clientOf = mongoClient): ReturnType<ConnectOrders> => {
  const auth = namesOnlyLoopback(connectionString) ? 'none' : 'aws-iam';
  const aws = new DynamoDBClient(AWS_CLIENT);
  const client = clientOf(auth === 'none' ? localAddress(connectionString) : connectionString, {
    ...optionsFor(auth),
    ...(auth === 'aws-iam' && {
      authMechanismProperties: { AWS_CREDENTIAL_PROVIDER: () => aws.config.credentials() },
    }),
    appName: 'operate',
  });
  return {
    orders: new CollectionAt(client.db(DATABASE_NAME), COLLECTION_NAME),
    close: async () => {
      await client.close();
      aws.destroy();
    },
  };
};
