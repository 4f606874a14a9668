import { CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { OUTPUTS } from '../../assembly/names';
import type { Settings } from '../../settings/schema';
import type { ClientRole } from '../atlas/client-role';
import { atlasCidrs, ClientSecurityGroup } from '../atlas/client-security-group';
import { loadRole } from '../atlas/clients';
import { retentionOf } from '../common/retention';
import { DATABASE_NAME } from '../names';
import { AtlasLoadWorker } from './atlas-load-worker';
import { LoadRun } from './load-run';
import { outToGateways } from './out-to-gateways';
import type { LoadTestStack } from './stack';

export interface AtlasLoadTestStackProps extends StackProps {
  readonly settings: Settings;
  readonly vpc: ec2.IVpc;
  /** Holds the results, and the way there. */
  readonly loadTest: LoadTestStack;
  readonly atlas: ReachedAtlas;
}

/** A cluster that functions in the VPC can reach. */
export interface ReachedAtlas {
  /** Without credentials. */
  readonly connectionString: string;
  /** Serves orders from it, and makes the indexes that every load needs. */
  readonly api: Stack;
  /** That `Atlas` has bound to a database user; left out for a cluster that exists already, which binds the one made here. */
  readonly loadRole?: ClientRole | undefined;
}

/**
 * Loads the orders collection from many machines at once, as `LoadTest` does the orders table, and into its bucket: a stack of its own, so
 * that the table can be loaded where there is no Atlas.
 */
export class AtlasLoadTestStack extends Stack {
  constructor(scope: Construct, id: string, props: AtlasLoadTestStackProps) {
    const { settings, vpc, loadTest, atlas, ...stackProps } = props;
    super(scope, id, stackProps);
    this.addStackDependency(atlas.api);
    this.addStackDependency(loadTest);
    const bucketName = Fn.getStackOutput(loadTest.stackName, OUTPUTS.loadResults);
    const bucket = Bucket.fromBucketName(this, 'Results', bucketName);
    const { tracing, loadTest: load } = settings;
    const { maxConcurrency } = load;
    const retention = retentionOf(settings);
    const worker = new AtlasLoadWorker(this, 'Worker', {
      ...retention,
      vpc,
      bucket,
      connectionString: atlas.connectionString,
      database: DATABASE_NAME,
      auth: settings.atlas.auth,
      role: atlas.loadRole ?? this.roleToBind(),
      securityGroups: [
        new ClientSecurityGroup(this, 'SecurityGroup', { vpc, cidrs: atlasCidrs(settings) }),
        outToGateways(this, vpc, 'S3'),
      ],
      memorySize: load.memoryMb,
    });
    const { stateMachine } = new LoadRun(this, 'Run', { ...retention, worker, maxConcurrency, tracing });
    new CfnOutput(this, OUTPUTS.loadStateMachine, { value: stateMachine.stateMachineArn });
    new CfnOutput(this, OUTPUTS.loadWorkers, { value: String(maxConcurrency) });
  }

  private roleToBind(): ClientRole {
    const role = loadRole(this);
    new CfnOutput(this, 'LoadRoleArn', {
      value: role.roleArn,
      description: 'Database user with readWrite on orders.orders',
    });
    return role;
  }
}
