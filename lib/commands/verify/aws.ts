import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { STSClient } from '@aws-sdk/client-sts';
import { Origins } from './origins';

/** Milliseconds. */
const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 30_000 };

interface Options {
  readonly region: string;
  readonly requestHandler: typeof TIMEOUTS;
}
interface Client {
  readonly middlewareStack: { add(middleware: never, options: never): unknown };
  destroy(): void;
}
interface Requested {
  readonly request: { readonly protocol: string; readonly hostname: string; readonly port?: number };
}

/** The services as the environment's credentials see them, and where they really were. One client a service and region. */
export class Aws {
  readonly origins = new Origins();
  private readonly made = new Map<string, Client>();

  apiGateway = (region: string): APIGatewayClient => this.client(APIGatewayClient, region);
  cloudFormation = (region: string): CloudFormationClient => this.client(CloudFormationClient, region);
  dynamoDb = (region: string): DynamoDBClient => this.client(DynamoDBClient, region);
  ec2 = (region: string): EC2Client => this.client(EC2Client, region);
  kms = (region: string): KMSClient => this.client(KMSClient, region);
  lambda = (region: string): LambdaClient => this.client(LambdaClient, region);
  sts = (region: string): STSClient => this.client(STSClient, region);

  destroy(): void {
    for (const client of this.made.values()) client.destroy();
  }

  private client<C extends Client>(Make: new (options: Options) => C, region: string): C {
    const key = `${Make.name} ${region}`;
    const client = (this.made.get(key) as C | undefined) ?? new Make({ region, requestHandler: TIMEOUTS });
    if (!this.made.has(key)) {
      client.middlewareStack.add(this.noting as never, { step: 'finalizeRequest', name: 'notesOrigin' } as never);
      this.made.set(key, client);
    }
    return client;
  }

  private readonly noting =
    <Answer>(next: (args: Requested) => Promise<Answer>) =>
    (args: Requested): Promise<Answer> => {
      const { protocol, hostname, port } = args.request;
      this.origins.note(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`);
      return next(args);
    };
}
