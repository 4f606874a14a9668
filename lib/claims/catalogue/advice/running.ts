/** Where and how it runs: regions and consistency, portability, operations. */
import type { Advice } from '../../advice';
import { atlas, aws, mongodb } from '../sources';
import { chooseAtlas, chooseDynamoDb, notAtlas, notDynamoDb } from './choice';

export const running = {
  'writes-everywhere': {
    ...chooseDynamoDb,
    criterion: 'regions',
    when: 'each region takes writes, and the last one may win',
    source: aws.globalTables,
  },
  'no-election': {
    ...chooseDynamoDb,
    criterion: 'regions',
    when: 'nobody may notice that a zone is lost, not for seconds',
    source: aws.globalTables,
  },
  'one-order': {
    ...chooseAtlas,
    criterion: 'regions',
    when: 'all writes are in one order: one region takes them, and another is elected when it is lost',
    source: atlas.globalClusters,
  },
  'strong-over-regions': {
    ...notDynamoDb,
    criterion: 'regions',
    when: 'reads are strong over regions in a table that needs a TTL or a local index, or exists already',
    source: aws.globalTables,
  },
  'local-writes': {
    ...notAtlas,
    criterion: 'regions',
    when: 'each region has to take writes, and the cluster shall not be sharded for good',
    source: atlas.createGlobalCluster,
  },
  'stays-on-aws': {
    ...chooseDynamoDb,
    criterion: 'portability',
    when: 'all of it stays on AWS, and it is enough that the data can leave',
    source: aws.exportToS3,
  },
  'several-clouds': {
    ...chooseAtlas,
    criterion: 'portability',
    when: 'one cluster runs on AWS, Google Cloud and Azure',
    source: atlas.nodes,
  },
  'own-servers': {
    ...chooseAtlas,
    criterion: 'portability',
    when: 'the same code shall run on servers of your own, and the data be kept in step with them',
    source: mongodb.mongosync,
  },
  'other-clouds': {
    ...notDynamoDb,
    criterion: 'portability',
    when: 'production has to run outside AWS: what speaks its protocol there has none of its source',
    source: aws.extendDb,
  },
  license: {
    ...notAtlas,
    criterion: 'portability',
    when: 'what you may have to fall back on must not be under the Server Side Public License',
    source: mongodb.license,
  },
  'nothing-to-run': {
    ...chooseDynamoDb,
    criterion: 'operations',
    when: 'nobody shall choose sizes, versions or maintenance windows',
    source: aws.introduction,
  },
  'no-code-between': {
    ...chooseDynamoDb,
    criterion: 'operations',
    when: 'changes run a function and HTTPS reaches the data, with no code in between',
    source: aws.streamsLambda,
  },
  'recovery-by-switch': {
    ...chooseDynamoDb,
    criterion: 'operations',
    when: 'recovery is to be a switch without a schedule, and backups cost no throughput',
    source: aws.pointInTimeRecovery,
  },
  'own-versions': {
    ...chooseAtlas,
    criterion: 'operations',
    when: 'somebody wants to choose version and window, or have each release at once',
    source: atlas.versions,
  },
  'ready-integrations': {
    ...chooseAtlas,
    criterion: 'operations',
    when: 'AWS stands around it, and IAM, KMS, EventBridge, Firehose and CloudFormation are what is needed of it',
    source: atlas.amazonAws,
  },
  'restore-in-place': {
    ...chooseAtlas,
    criterion: 'operations',
    when: 'a backup goes back into the cluster that it is of',
    source: atlas.backupOverview,
  },
  'restore-to-another': {
    ...notDynamoDb,
    criterion: 'operations',
    when: 'a restore has to go into the table that is there: it only ever makes a new one',
    source: aws.backup,
  },
  'snapshots-go': {
    ...notAtlas,
    criterion: 'operations',
    when: 'snapshots have to outlive a cluster that CloudFormation deletes',
    source: mongodb.clusterResource,
  },
  'event-source': {
    ...notAtlas,
    criterion: 'operations',
    when: 'AWS itself has to feed a Lambda function with the changes',
    source: aws.lambdaDocumentDb,
  },
} as const satisfies Readonly<Record<string, Advice>>;
