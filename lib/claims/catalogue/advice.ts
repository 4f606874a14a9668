/**
 * For whom either database is the right choice, and for whom the wrong one, by what a team decides by. A claim names the advice that it
 * stands behind (`backs`); what the article makes no claim about rests on its source alone.
 */
import type { Advice } from '../advice';
import { atlas, aws, mongodb } from './sources';

const of = <const D extends Advice['database'], const C extends Advice['choice']>(database: D, choice: C) => ({
  database,
  choice,
});
const chooseDynamoDb = of('dynamodb', 'right');
const notDynamoDb = of('dynamodb', 'wrong');
const chooseAtlas = of('atlas', 'right');
const notAtlas = of('atlas', 'wrong');

export const ADVICE = {
  'known-queries': {
    ...chooseDynamoDb,
    criterion: 'access-patterns',
    when: 'every query is known beforehand and goes by a key, or by an index over one',
    source: aws.nosqlDesign,
  },
  warehouse: {
    ...chooseDynamoDb,
    criterion: 'access-patterns',
    when: 'analysis happens in Redshift, and no job shall carry the data there',
    source: aws.zeroEtl,
  },
  'new-queries': {
    ...chooseAtlas,
    criterion: 'access-patterns',
    when: 'queries come up later, combine stages or search text: `$search` is one stage of an aggregation',
    source: mongodb.search,
  },
  'large-documents': {
    ...chooseAtlas,
    criterion: 'access-patterns',
    when: 'documents are large, up to 16 MB each',
    source: mongodb.limits,
  },
  'analysis-in-place': {
    ...chooseAtlas,
    criterion: 'access-patterns',
    when: 'analysis shall run where the data is, on nodes of its own',
    source: atlas.nodes,
  },
  'unforeseen-query': {
    ...notDynamoDb,
    criterion: 'access-patterns',
    when: 'queries come that no key or index was made for: a scan reads every item, and is billed for it',
    source: aws.scan,
  },
  'large-item': {
    ...notDynamoDb,
    criterion: 'access-patterns',
    when: 'an item may grow beyond 400 KB',
    source: aws.cheatSheet,
  },
  'listed-writes': {
    ...chooseDynamoDb,
    criterion: 'transactions',
    when: 'a transaction is one list of at most 100 writes with their conditions',
    source: aws.transactions,
  },
  'read-then-write': {
    ...chooseAtlas,
    criterion: 'transactions',
    when: 'a transaction reads, decides and writes, over documents and shards, within a minute',
    source: mongodb.transactions,
  },
  'long-list': {
    ...notDynamoDb,
    criterion: 'transactions',
    when: 'a transaction has more than 100 items or 4 MB, spans regions, or has to read before it decides',
    source: aws.transactions,
  },
  'no-ceiling': {
    ...chooseDynamoDb,
    criterion: 'growth',
    when: 'data and load grow to where nobody knows, and nobody shall plan for it',
    source: aws.capacityMode,
  },
  'own-sizing': {
    ...chooseAtlas,
    criterion: 'growth',
    when: 'growth is known, and somebody wants to choose memory, disk operations and nodes for it',
    source: atlas.storage,
  },
  'hot-key': {
    ...notDynamoDb,
    criterion: 'growth',
    when: 'one key, or one value of an index, takes more than 1,000 writes a second and cannot be spread',
    source: aws.indexThrottling,
  },
  'beyond-a-tier': {
    ...notAtlas,
    criterion: 'growth',
    when: 'data will outgrow one replica set, and nobody wants to shard it',
    source: atlas.coreEdition,
  },
  'from-nothing': {
    ...chooseDynamoDb,
    criterion: 'spikes',
    when: 'load comes out of nothing and goes back to it: on-demand is paid by the request',
    source: aws.onDemand,
  },
  'few-keys': {
    ...chooseAtlas,
    criterion: 'spikes',
    when: 'spikes fall on few keys: an instance has no limit by partition',
    source: aws.partitionKeys,
  },
  doubling: {
    ...notDynamoDb,
    criterion: 'spikes',
    when: 'traffic more than doubles its former peak within half an hour, and no warm throughput is set',
    source: aws.onDemandThrottling,
  },
  'sudden-load': {
    ...notAtlas,
    criterion: 'spikes',
    when: 'load jumps and nobody can foresee it: a tier follows what has lasted, or what it could forecast',
    source: atlas.autoscalingCompute,
  },
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
  'iam-to-the-item': {
    ...chooseDynamoDb,
    criterion: 'security',
    when: 'IAM shall decide down to single keys and attributes, apart for reading, writing and administering',
    source: aws.accessConditions,
  },
  'own-key': {
    ...chooseDynamoDb,
    criterion: 'security',
    when: 'your own key is to be one property, for table, indexes, stream and backups',
    source: aws.encryptionAtRest,
  },
  'closed-network': {
    ...chooseAtlas,
    criterion: 'security',
    when: 'the database stands in a network that is closed until you open it, and speaks TLS alone',
    source: atlas.networkSecurity,
  },
  'search-encrypted': {
    ...chooseAtlas,
    criterion: 'security',
    when: 'the server shall search fields that it cannot read',
    source: mongodb.queryableEncryption,
  },
  'public-endpoint': {
    ...notDynamoDb,
    criterion: 'security',
    when: 'there may be no public endpoint at all: the table’s stays, and takes signed requests',
    source: aws.networkIsolation,
  },
  'iam-alone': {
    ...notAtlas,
    criterion: 'security',
    when: 'IAM alone has to say who may read which document',
    source: atlas.databaseRoles,
  },
  'first-day': {
    ...chooseDynamoDb,
    criterion: 'team',
    when: 'the first table shall stand today, in an account that is there',
    source: aws.onDemand,
  },
  'free-instance': {
    ...chooseAtlas,
    criterion: 'team',
    when: 'the team knows MongoDB, or learns it on an instance that is free',
    source: atlas.freeLimits,
  },
  'keys-first': {
    ...notDynamoDb,
    criterion: 'team',
    when: 'nobody can list the queries yet: keys are made from them, and stay',
    source: aws.partitionKeys,
  },
  'second-vendor': {
    ...notAtlas,
    criterion: 'team',
    when: 'a second vendor, with accounts, users and access lists of its own, is not wanted',
    source: atlas.gettingStarted,
  },
  idle: {
    ...chooseDynamoDb,
    criterion: 'price',
    when: 'most hours are idle: an on-demand table then costs its storage alone',
    source: aws.onDemand,
  },
  steady: {
    ...chooseAtlas,
    criterion: 'price',
    when: 'load is high and even: nodes are paid by the hour, however much is asked of them',
    source: atlas.clusterCosts,
  },
  'many-indexes': {
    ...notDynamoDb,
    criterion: 'price',
    when: 'each write changes many indexes: each of them is a write on the bill',
    source: aws.readsAndWrites,
  },
  'small-bill': {
    ...notAtlas,
    criterion: 'price',
    when: 'a small load has to cost next to nothing, and the limits of M0 and Flex are too narrow',
    source: atlas.flexLimits,
  },
} as const satisfies Readonly<Record<string, Advice>>;

export type AdviceId = keyof typeof ADVICE;
