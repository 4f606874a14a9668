import { BackupClient } from '@aws-sdk/client-backup';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { RedshiftClient } from '@aws-sdk/client-redshift';
import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { RedshiftServerlessClient } from '@aws-sdk/client-redshift-serverless';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SYSTEM_CLOCK, type Service, type World } from './world';

interface Client {
  send(command: never): Promise<unknown>;
}
interface Options {
  readonly region: string;
  readonly requestHandler: { readonly connectionTimeout: number; readonly requestTimeout: number };
}

const CLIENTS: Readonly<Record<Service, new (options: Options) => Client>> = {
  backup: BackupClient,
  cloudformation: CloudFormationClient,
  dynamodb: DynamoDBClient,
  redshift: RedshiftClient,
  'redshift-data': RedshiftDataClient,
  'redshift-serverless': RedshiftServerlessClient,
  s3: S3Client,
  secretsmanager: SecretsManagerClient,
};

/** Milliseconds. */
const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 30_000 };

/** AWS as the environment's credentials see it. */
export function awsIn(region: string): World {
  const clients = new Map<Service, Client>();
  const clientOf = (service: Service): Client => {
    const client = clients.get(service) ?? new CLIENTS[service]({ region, requestHandler: TIMEOUTS });
    clients.set(service, client);
    return client;
  };
  return { send: (service, command) => clientOf(service).send(command as never), ...SYSTEM_CLOCK };
}
