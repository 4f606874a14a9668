import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { FunctionOptions } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import * as environment from '../../../lambda/shared/atlas-environment';
import { BundledFunction } from '../functions/bundled-function';
import type { RetentionProps } from '../common/retention';
import type { Settings } from '../../settings/schema';
import type { ClientRole } from './client-role';
import { CLIENTS } from './clients';
import { COLLECTION_NAME } from '../names';

type Options = Pick<FunctionOptions, 'environment' | 'memorySize' | 'retryAttempts'>;

export interface ClientFunctionProps extends RetentionProps, Options {
  readonly client: keyof typeof CLIENTS;
  readonly description: string;
  readonly entry: string;
  readonly timeout: Duration;
  readonly role: ClientRole;
  readonly vpc: ec2.IVpc;
  /** They let it out to the cluster, and to what else it uses. */
  readonly securityGroups: ec2.ISecurityGroup[];
  /** Without credentials. */
  readonly connectionString: string;
  readonly database: string;
  readonly auth: Settings['atlas']['auth'];
}

/** A function in the peered VPC that signs in to Atlas with its role. 512 MiB: the driver's first TLS handshake is CPU-bound. */
export class ClientFunction extends BundledFunction {
  constructor(scope: Construct, id: string, props: ClientFunctionProps) {
    const { client, connectionString, database, auth, ...options } = props;
    super(scope, id, {
      memorySize: 512,
      ...options,
      functionName: CLIENTS[client].name,
      logGroupName: CLIENTS[client].logGroupName,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      environment: {
        ...options.environment,
        [environment.CONNECTION_STRING]: connectionString,
        [environment.AUTH]: auth,
        [environment.DATABASE]: database,
        [environment.COLLECTION]: COLLECTION_NAME,
      },
    });
  }
}
