/** Changes that are the services' way or what was asked for, each with its reason. Whatever else a change of settings does is a fault. */
import type { Change, ChangeKind } from './compare';

export interface Accepted {
  /** Settings of which one has to differ. */
  readonly settings: readonly string[];
  readonly kind: ChangeKind;
  /** As `DynamoDb/Totals`; `*` is any text. */
  readonly resources: readonly string[];
  readonly reason: string;
}

const STAYS = 'With removal=retain it stays.';

export const accepted: readonly Accepted[] = [
  {
    settings: ['vpcCidr'],
    kind: 'replaced',
    resources: ['Network/*', 'Atlas/Peering*', 'Atlas/PrivateEndpoint*', '*/SecurityGroup'],
    reason:
      'The range of a VPC is set at its creation; all that stands in it is made anew. Destroy what uses it first.',
  },
  {
    settings: ['vpn.customerGatewayIp', 'vpn.customerGatewayAsn'],
    kind: 'replaced',
    resources: ['Network/Vpc/Vpn', 'Network/Vpc/Vpn/*'],
    reason: 'A customer gateway is its address and number: another one, with a connection of its own.',
  },
  {
    settings: ['atlas.cidr'],
    kind: 'replaced',
    resources: ['Atlas/Peering/Route*'],
    reason:
      'A route is its destination. Atlas refuses another range once a cluster or peering is there, so the container fails first.',
  },
  {
    settings: ['dynamodb.customerKey'],
    kind: 'fixed-name',
    resources: ['DynamoDb/Backup/Vault'],
    reason: 'The key of a vault is set at its creation: delete the empty vault first (dynamodb.backup=false).',
  },
  {
    settings: ['dynamodb.customerIndex', 'dynamodb.consistency', 'dynamodb.witnessRegion'],
    kind: 'fixed-name',
    resources: ['DynamoDb/Orders'],
    reason:
      'Local indexes are chosen at creation, and a strongly consistent table has none. The fixed name makes the change fail instead of emptying the table.',
  },
  {
    settings: ['dynamodb.consistency', 'dynamodb.witnessRegion'],
    kind: 'replaced',
    resources: ['DynamoDb/Backup/Plan/Orders', 'Analytics/ZeroEtl'],
    reason: 'Both name the table, which would be another one; it fails before them.',
  },
  {
    settings: ['dynamodb.replicas'],
    kind: 'refused',
    resources: ['DynamoDb/Orders'],
    reason: 'A replica comes or goes in a deployment of its own: npm run doctor -- --from PROFILE has them in order.',
  },
  {
    settings: ['atlas.instanceSize'],
    kind: 'refused',
    resources: ['Atlas/Cluster'],
    reason:
      'No update makes a shared cluster a dedicated one or back: Atlas is destroyed and deployed again (npm run doctor -- --from PROFILE).',
  },
  {
    settings: ['zones'],
    kind: 'in-use',
    resources: ['Network/Vpc/IsolatedSubnet3/Subnet', 'Network/Vpc/IsolatedSubnet3/RouteTable'],
    reason:
      'Network is deployed before what uses the third zone. Deploy those alone first: npx cdk deploy --exclusively Atlas AtlasApi, then all.',
  },
  {
    settings: ['atlas.peering'],
    kind: 'in-use',
    resources: ['Atlas/OrdersRole', 'Atlas/IndexesRole'],
    reason: 'Nothing serves orders from a cluster that cannot be reached: AtlasApi is destroyed first.',
  },
  {
    settings: ['loadTest.enabled'],
    kind: 'in-use',
    resources: ['Atlas/LoadRole'],
    reason: 'The workers of a load run as it: AtlasLoadTest is destroyed first.',
  },
  {
    settings: ['atlas.activateTypes'],
    kind: 'in-use',
    resources: ['AtlasExtensions/Types/*'],
    reason:
      'Names are for an account in which the others are active already. After true they deactivate types that are in use, which AWS does not refuse: give them with the first deployment.',
  },
  {
    settings: ['atlas.activateTypes', 'atlas.connectionString', 'atlas.auth'],
    kind: 'stack-left',
    resources: ['AtlasExtensions'],
    reason: 'What is activated stays active until the stack is destroyed, by hand and last.',
  },
  {
    settings: ['atlas.connectionString', 'atlas.auth'],
    kind: 'stack-left',
    resources: ['Atlas', 'AtlasApi', 'AtlasEvents'],
    reason: 'Another cluster is served; this one stays until it is destroyed by hand.',
  },
  {
    settings: ['apiLogRole', 'dynamodb.api', 'atlas.connectionString', 'atlas.auth'],
    kind: 'stack-left',
    resources: ['ApiGatewayAccount'],
    reason: 'The role is the whole account’s: it stays in API Gateway, even when the stack is destroyed by hand.',
  },
  {
    settings: ['monitoring', 'alarmEmail', 'budget.monthlyUsd'],
    kind: 'stack-left',
    resources: ['Monitoring'],
    reason: 'The dashboard and the topic stay until the stack is destroyed by hand; nothing needs it.',
  },
  ...Object.entries({
    redshift: ['Analytics'],
    'loadTest.enabled': ['LoadTest', 'AtlasLoadTest'],
    'atlas.peering': ['AtlasApi'],
    'atlas.eventBridge': ['AtlasEvents'],
  }).map(([setting, resources]): Accepted => ({
    settings: [setting],
    kind: 'stack-left',
    resources,
    reason: 'The whole stack is the setting; it is destroyed by hand, before what it uses changes.',
  })),
  {
    settings: ['dynamodb.replicas', 'dynamodb.customerKey', 'dynamodb.consistency', 'dynamodb.witnessRegion'],
    kind: 'stack-left',
    resources: ['DynamoDbReplica-*'],
    reason: 'The key of a replica outlives it; it is destroyed by hand, once the table has none there.',
  },
  {
    settings: ['flowLogs', 'dynamodb.trigger', 'dynamodb.api', 'dynamodb.exportToS3', 'dynamodb.consistency'],
    kind: 'removed',
    resources: ['*Logs'],
    reason: `Logs of what is gone. ${STAYS}`,
  },
  {
    settings: ['atlas.peering', 'atlas.customerKey', 'atlas.snapshotExport', 'dynamodb.witnessRegion'],
    kind: 'removed',
    resources: ['*Logs'],
    reason: `Logs of custom resources that are gone. ${STAYS}`,
  },
  {
    settings: ['dynamodb.trigger', 'dynamodb.consistency', 'dynamodb.witnessRegion'],
    kind: 'removed',
    resources: ['DynamoDb/Totals', 'DynamoDb/OrderStream/DeadLetters'],
    reason: `Both are made from changes of the orders, which stay. ${STAYS}`,
  },
  {
    settings: ['dynamodb.customerKey'],
    kind: 'removed',
    resources: ['DynamoDb/Encryption/Key', 'AtlasEvents/TotalsEncryption/Key'],
    reason: `The table is encrypted anew in the same deployment, before its old key is scheduled for deletion. Backups need it longer: cancel the deletion, or have it retained. ${STAYS}`,
  },
  {
    settings: ['dynamodb.backup'],
    kind: 'removed',
    resources: ['DynamoDb/Backup/Vault'],
    reason: `AWS Backup deletes no vault that holds something (npm run operate -- empty). ${STAYS}`,
  },
  {
    settings: ['alarmEmail'],
    kind: 'removed',
    resources: ['Monitoring/AlarmTopicKey'],
    reason: 'It encrypts what alarms say on its way, and the topic goes with it.',
  },
  {
    settings: ['dynamodb.exportToS3'],
    kind: 'removed',
    resources: ['DynamoDb/Export/DeadLetters'],
    reason: `Requests for exports that nobody asks for any longer. ${STAYS}`,
  },
  {
    settings: ['dynamodb.exportToS3'],
    kind: 'removed',
    resources: ['DynamoDb/Export/Bucket'],
    reason: `S3 deletes no bucket that holds something (npm run operate -- empty). ${STAYS}`,
  },
  {
    settings: ['atlas.otherRegions', 'atlas.peering'],
    kind: 'removed',
    resources: ['Atlas/Peering*/Acceptance'],
    reason: 'A peering that is gone needs no acceptance.',
  },
  {
    settings: ['atlas.backup'],
    kind: 'removed',
    resources: ['Atlas/BackupSchedule'],
    reason: 'The cluster has no backup to schedule.',
  },
  {
    settings: ['atlas.backup', 'atlas.snapshotExport'],
    kind: 'removed',
    resources: ['Atlas/SnapshotExport', 'Atlas/SnapshotExport/*'],
    reason: `The schedule stops exporting in the same deployment, before it; S3 deletes no bucket that holds something. ${STAYS}`,
  },
  {
    settings: ['atlas.customerKey'],
    kind: 'removed',
    resources: ['Atlas/CustomerKey', 'Atlas/CustomerKey/*'],
    reason: `The cluster is told NONE in the same deployment, before its key is scheduled for deletion. Snapshots need it longer: cancel the deletion, or have it retained. ${STAYS}`,
  },
];

/** What nobody is told of as a fault: nothing is lost, and nothing fails. */
const HARMLESS: readonly ChangeKind[] = ['left', 'stack-added'];

export const isHarmless = ({ kind }: Change): boolean => HARMLESS.includes(kind);

/** Whether this is what the entry is about, where these settings differ. */
export const accepts = (entry: Accepted, { kind, resource }: Change, differing: readonly string[]): boolean =>
  kind === entry.kind &&
  entry.settings.some((setting) => differing.includes(setting)) &&
  entry.resources.some((pattern) => matches(pattern, resource));

/** Why this may be, where these settings differ. */
export const acceptedBy = (change: Change, differing: readonly string[]): Accepted | undefined =>
  accepted.find((entry) => accepts(entry, change, differing));

const matches = (pattern: string, text: string): boolean => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text);
