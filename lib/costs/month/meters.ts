/** All that is measured, by the types of resources that it is of; and what is known to be free. */
import { atlasPrivateEndpoint, clusterBackups, clusterDisks, clusterHours, clusterTransfer } from './atlas';
import { CLUSTER } from './cluster';
import type { Meter } from './context';
import { ordersRequests } from './dynamodb-requests';
import { contributorInsights, ordersStorage, tableExports, vaultCopies } from './dynamodb-storage';
import { analytics, apis, functions, interfaceEndpoints, keys, monitoring, secrets, vpn } from './services';
import { TABLE } from './tables';
import { totals, triggers } from './totals';

const meter = (measure: Meter['measure'], ...types: readonly string[]): Meter => ({ types, measure });

export const METERS: readonly Meter[] = [
  meter(ordersRequests, TABLE),
  meter(ordersStorage, TABLE),
  meter(vaultCopies, 'AWS::Backup::BackupPlan'),
  meter(tableExports, 'AWS::Scheduler::Schedule'),
  meter(contributorInsights, TABLE),
  meter(totals, TABLE),
  meter(clusterHours, CLUSTER, 'MongoDB::Atlas::Auditing', 'MongoDB::Atlas::EncryptionAtRest'),
  meter(clusterDisks, CLUSTER),
  meter(
    clusterBackups,
    CLUSTER,
    'MongoDB::Atlas::CloudBackupSchedule',
    'MongoDB::Atlas::CloudBackupSnapshotExportBucket',
  ),
  meter(clusterTransfer, CLUSTER),
  meter(atlasPrivateEndpoint, 'MongoDB::Atlas::PrivateEndpointService', 'MongoDB::Atlas::PrivateEndpointAWS'),
  meter(triggers, 'MongoDB::Atlas::Trigger', 'AWS::Events::EventBus', 'AWS::Events::Rule'),
  meter(apis, 'AWS::ApiGateway::RestApi'),
  meter(functions, 'AWS::Lambda::Function', 'AWS::Lambda::EventSourceMapping'),
  meter(keys, 'AWS::KMS::Key'),
  meter(secrets, 'MongoDB::Atlas::Project'),
  meter(
    monitoring,
    'AWS::CloudWatch::Alarm',
    'AWS::CloudWatch::Dashboard',
    'AWS::Logs::LogGroup',
    'AWS::Logs::MetricFilter',
  ),
  meter(interfaceEndpoints, 'AWS::EC2::VPCEndpoint'),
  meter(vpn, 'AWS::EC2::VPNConnection'),
  meter(analytics, 'AWS::RedshiftServerless::Workgroup', 'AWS::Redshift::Integration', 'AWS::S3::Bucket'),
];

/** Free by themselves, or paid for by what they belong to or by what they log. */
const FREE: readonly (string | RegExp)[] = [
  /^AWS::IAM::/,
  /^AWS::CDK::/,
  // One that takes no action of its own.
  'AWS::Budgets::Budget',
  /^AWS::ApiGateway::(Account|Deployment|GatewayResponse|Method|Model|RequestValidator|Resource|Stage)$/,
  /^AWS::EC2::(CustomerGateway|FlowLog|Route|RouteTable|SecurityGroup|SecurityGroupEgress|SecurityGroupIngress|Subnet|SubnetRouteTableAssociation|VPC|VPCGatewayAttachment|VPNGateway|VPNGatewayRoutePropagation)$/,
  /^AWS::Lambda::(EventInvokeConfig|Permission)$/,
  /^AWS::SQS::/,
  /^AWS::SNS::/,
  /^AWS::Backup::(BackupSelection|BackupVault)$/,
  'AWS::CloudFormation::TypeActivation',
  'AWS::RedshiftServerless::Namespace',
  // By its executions, which nothing but a load starts.
  'AWS::StepFunctions::StateMachine',
  'AWS::S3::BucketPolicy',
  /^Custom::/,
  /^MongoDB::Atlas::(AlertConfiguration|CustomDBRole|DatabaseUser|MaintenanceWindow|NetworkContainer|NetworkPeering|ProjectIpAccessList)$/,
];

/** Types that nothing here can tell the cost of. */
export function unmetered(types: Iterable<string>): string[] {
  const known: readonly (string | RegExp)[] = [...FREE, ...METERS.flatMap(({ types: metered }) => metered)];
  return [...new Set(types)]
    .filter((type) => !known.some((one) => (typeof one === 'string' ? one === type : one.test(type))))
    .sort();
}
