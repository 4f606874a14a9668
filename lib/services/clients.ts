import { BackupClient } from '@aws-sdk/client-backup';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { RedshiftClient } from '@aws-sdk/client-redshift';
import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { RedshiftServerlessClient } from '@aws-sdk/client-redshift-serverless';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { PATIENT_AWS_CLIENT } from '../async/aws-client';
import { SYSTEM_CLOCK, type Service, type World } from './world';

interface Client {
  send(command: never): Promise<unknown>;
}
type Options = typeof PATIENT_AWS_CLIENT & { readonly region: string };

const CLIENTS: Readonly<Record<Service, new (options: Options) => Client>> = {
  backup: BackupClient,
  cloudformation: CloudFormationClient,
  dynamodb: DynamoDBClient,
  redshift: RedshiftClient,
  'redshift-data': RedshiftDataClient,
  'redshift-serverless': RedshiftServerlessClient,
  s3: S3Client,
  secretsmanager: SecretsManagerClient,
  stepfunctions: SFNClient,
};

/** AWS as the environment's credentials see it. */
export function awsIn(region: string): World {
  const clients = new Map<Service, Client>();
  const clientOf = (service: Service): Client => {
    const client = clients.get(service) ?? new CLIENTS[service]({ ...PATIENT_AWS_CLIENT, region });
    clients.set(service, client);
    return client;
  };
  return { send: (service, command) => clientOf(service).send(command as never), ...SYSTEM_CLOCK };
}
