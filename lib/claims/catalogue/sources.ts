/**
 * The pages that the catalogue cites, each with the day on which it was read: a page that is read again gets a new day here, and no other
 * page does. `npm run docs -- --stale DAYS` lists those that were read long ago.
 */
import type { Source } from '../sentence';

const on =
  (start: string) =>
  (page: string, read: string): Source => ({ url: `${start}${page}`, read });

const guide = on('https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/');
const reference = on('https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/');
const other = on('https://docs.aws.amazon.com/');

export const aws = {
  accessConditions: guide('specifying-conditions.html', '2026-11-22'),
  apiGatewayIntegrations: other(
    'apigateway/latest/developerguide/api-gateway-api-integration-types.html',
    '2026-11-22',
  ),
  apiPermissions: guide('api-permissions-reference.html', '2026-11-22'),
  autoScaling: guide('AutoScaling.html', '2026-11-22'),
  backup: guide('BackupRestore.html', '2026-11-22'),
  backupByAwsBackup: guide('backuprestore_HowItWorksAWS.html', '2026-11-22'),
  bedrockAtlas: other(
    'AWSCloudFormation/latest/UserGuide/aws-properties-bedrock-knowledgebase-mongodbatlasconfiguration.html',
    '2026-11-26',
  ),
  capacityMode: guide('capacity-mode.html', '2026-11-22'),
  cheatSheet: guide('CheatSheet.html', '2026-11-26'),
  contributorInsights: reference('API_UpdateContributorInsights.html', '2026-11-26'),
  createBackup: reference('API_CreateBackup.html', '2026-11-26'),
  databaseEncryptionSdk: other('database-encryption-sdk/latest/devguide/dynamodb-encryption-client.html', '2026-11-26'),
  dmsMongoDb: other('dms/latest/userguide/CHAP_Source.MongoDB.html', '2026-11-26'),
  dynamoDbLocal: guide('DynamoDBLocal', '2026-11-22'),
  encryptionAtRest: guide('EncryptionAtRest.html', '2026-11-22'),
  endpoints: other('general/latest/gr/ddb.html', '2026-11-26'),
  exportToS3: guide('S3DataExport_Requesting.html', '2026-11-22'),
  extendDb: guide('ExtendDB.html', '2026-11-26'),
  globalTables: other('prescriptive-guidance/latest/dynamodb-global-tables/overview.html', '2026-11-26'),
  glueMongoDb: other('glue/latest/dg/connection-mongodb', '2026-11-22'),
  identityPolicies: guide('using-identity-based-policies.html', '2026-11-22'),
  indexThrottling: guide('gsi-throttling.html', '2026-11-22'),
  introduction: guide('Introduction.html', '2026-11-22'),
  lambdaDocumentDb: other('lambda/latest/dg/with-documentdb.html', '2026-11-22'),
  lambdaDynamoDb: other('lambda/latest/dg/with-ddb.html', '2026-11-22'),
  networkIsolation: guide('network-isolation.html', '2026-11-22'),
  nosqlDesign: guide('bp-general-nosql-design.html', '2026-11-26'),
  onDemand: guide('on-demand-capacity-mode.html', '2026-11-26'),
  onDemandThrottling: on('https://www.repost.aws/')(
    'knowledge-center/on-demand-table-throttling-dynamodb',
    '2026-11-26',
  ),
  partitionKeys: guide('bp-partition-key-design.html', '2026-11-22'),
  pointInTimeRecovery: guide('PointInTimeRecovery_Howitworks.html', '2026-11-22'),
  pointInTimeSpecification: reference('API_PointInTimeRecoverySpecification.html', '2026-11-22'),
  pricing: on('https://aws.amazon.com/')('dynamodb/pricing/', '2026-11-25'),
  privateLink: guide('privatelink-interface-endpoints.html', '2026-11-22'),
  privateLinkStreams: guide('privatelink-streams.html', '2026-11-22'),
  readsAndWrites: guide('read-write-operations.html', '2026-11-25'),
  scan: guide('Scan.html', '2026-11-26'),
  streams: guide('Streams.html', '2026-11-26'),
  streamsLambda: guide('Streams.Lambda.html', '2026-11-22'),
  transactions: guide('transaction-apis.html', '2026-11-26'),
  vpcEndpoints: guide('vpc-endpoints-dynamodb.html', '2026-11-22'),
  warmThroughput: guide('warm-throughput.html', '2026-11-22'),
  zeroEtl: other('redshift/latest/mgmt/zero-etl-using.html', '2026-11-22'),
  zeroEtlLimits: other('redshift/latest/mgmt/zero-etl.reqs-lims.html', '2026-11-22'),
} as const satisfies Record<string, Source>;

const docs = on('https://www.mongodb.com/docs/atlas/');

export const atlas = {
  amazonAws: docs('reference/amazon-aws/', '2026-11-26'),
  autoscaling: docs('cluster-autoscaling/', '2026-11-22'),
  autoscalingCompute: docs('cluster-autoscaling-compute-core/', '2026-11-26'),
  backupEncryption: docs('backup/cloud-backup/cloud-backup-encryption/', '2026-11-26'),
  backupExport: docs('backup/cloud-backup/export/', '2026-11-26'),
  backupOverview: docs('backup/cloud-backup/overview/', '2026-11-22'),
  backupPolicy: docs('backup/cloud-backup/configure-backup-policy/', '2026-11-22'),
  clusterCosts: docs('billing/cluster-configuration-costs/', '2026-11-26'),
  clusterTier: docs('cluster-tier/', '2026-11-22'),
  coreEdition: docs('atlas-core-edition/', '2026-11-26'),
  createGlobalCluster: docs('tutorial/create-global-cluster/', '2026-11-26'),
  dataApi: docs('app-services/data-api', '2026-11-22'),
  databaseRoles: docs('security-add-mongodb-roles/', '2026-11-22'),
  emit: docs('atlas-stream-processing/sp-agg-emit/', '2026-11-26'),
  eventBridge: docs('atlas-ui/triggers/aws-eventbridge/', '2026-11-22'),
  externalFunction: docs('atlas-stream-processing/sp-agg-externalfunction/', '2026-11-26'),
  faqDatabase: docs('reference/faq/database/', '2026-11-26'),
  faqNetworking: docs('reference/faq/networking/', '2026-11-22'),
  faqSecurity: docs('reference/faq/security/', '2026-11-22'),
  flexCosts: docs('billing/atlas-flex-costs/', '2026-11-26'),
  flexLimits: docs('reference/flex-limitations/', '2026-11-22'),
  flexMigration: docs('flex-migration/', '2026-11-22'),
  freeLimits: docs('reference/free-shared-limitations/', '2026-11-22'),
  gettingStarted: docs('getting-started/', '2026-11-26'),
  globalClusters: docs('global-clusters/', '2026-11-26'),
  iamAuthentication: docs('security/aws-iam-authentication/', '2026-11-22'),
  infinite: docs('infinite/atlas-infinite-landing/', '2026-11-26'),
  kmsAws: docs('security-aws-kms', '2026-11-22'),
  kmsEncryption: docs('security-kms-encryption', '2026-11-22'),
  lambdaConnections: docs('manage-connections-aws-lambda/', '2026-11-22'),
  ldap: docs('security-ldaps/', '2026-11-22'),
  limits: docs('reference/atlas-limits/', '2026-11-26'),
  maintenanceWindow: docs('tutorial/cluster-maintenance-window/', '2026-11-22'),
  networkSecurity: docs('architecture/current/network-security/', '2026-11-22'),
  nodes: docs('cluster-config/multi-cloud-distribution/', '2026-11-26'),
  oidc: docs('security-oidc/', '2026-11-22'),
  privateEndpoint: docs('security-private-endpoint/', '2026-11-22'),
  storage: docs('customize-storage/', '2026-11-22'),
  streamProcessingCosts: docs('billing/stream-processing-costs/', '2026-11-26'),
  versions: docs('atlas-versions/', '2026-11-26'),
} as const satisfies Record<string, Source>;

const mongodbDocs = on('https://www.mongodb.com/docs/');
const github = on('https://github.com/');

export const mongodb = {
  clusterResource: github(
    'mongodb/mongodbatlas-cloudformation-resources/blob/master/cfn-resources/cluster/cmd/resource/resource.go',
    '2026-11-26',
  ),
  driverIam: mongodbDocs('drivers/node/upcoming/security/authentication/aws-iam/', '2026-11-26'),
  elections: mongodbDocs('manual/replication/', '2026-11-26'),
  license: github('mongodb/mongo/blob/master/LICENSE-Community.txt', '2026-11-26'),
  limits: mongodbDocs('manual/reference/limits/', '2026-11-26'),
  mongodump: mongodbDocs('database-tools/mongodump/', '2026-11-26'),
  mongosync: mongodbDocs('cluster-to-cluster-sync/current/connecting/', '2026-11-26'),
  queryableEncryption: mongodbDocs('manual/core/queryable-encryption/', '2026-11-26'),
  replicaSetMembers: mongodbDocs('manual/core/replica-set-members/', '2026-11-22'),
  search: mongodbDocs('v8.0/reference/operator/aggregation/search/', '2026-11-26'),
  transactions: mongodbDocs('manual/core/transactions-production-consideration/', '2026-11-26'),
} as const satisfies Record<string, Source>;

const scylla = on('https://docs.scylladb.com/manual/stable/alternator/');

export const engines = {
  alternator: scylla('alternator.html', '2026-11-22'),
  alternatorDifferences: scylla('compatibility.html', '2026-11-22'),
  extendDb: github('ExtendDB/extenddb', '2026-11-26'),
} as const satisfies Record<string, Source>;
