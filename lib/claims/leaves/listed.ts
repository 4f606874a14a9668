/**
 * Properties of marked resources that may change without one of the resource's claims becoming false. Reviewed data: a property that is
 * neither caught by a check nor here fails `npm run test:system`, and so does one that is here and caught wherever it is.
 */
export interface ListedProperties {
  /** `*` is any. */
  readonly type: string;
  /** As `Replicas[].Tags`, with all that is below it. */
  readonly properties: readonly string[];
  /** Why it may. */
  readonly reason: string;
}

const TABLE = 'AWS::DynamoDB::GlobalTable';
const CLUSTER = 'MongoDB::Atlas::Cluster';
const MAPPING = 'AWS::Lambda::EventSourceMapping';
const FUNCTION = 'AWS::Lambda::Function';
const REGIONS = 'ReplicationSpecs[].AdvancedRegionConfigs[]';

const of = (type: string, reason: string, ...properties: string[]): ListedProperties => ({ type, properties, reason });

const TAG = 'a tag';
const NAME = 'a name, by which no claim knows it';
const FOR_PEOPLE = 'text for people';
const NO_VARIABLES = 'the version of the policy language; no policy of it needs variables, which the older one lacks';
const CONTRACT = 'the contract’s tests run it on an engine; no claim is about it';
const OWN_TESTS = 'what runs in a function, which its own tests run';
const SIGN_IN = 'how the deployment signs in to Atlas: a wrong one fails it';
const HOW_FAST = 'how fast, not whether';
const COST = 'cost only';
const PROTECTS = 'protects from its owner; no claim is about that';

export const listed: readonly ListedProperties[] = [
  of('*', TAG, 'Tags', 'Replicas[].Tags', 'BackupPlanTags', 'BackupVaultTags'),
  of('*', FOR_PEOPLE, 'Description', 'AccessList[].Comment'),
  of('*', SIGN_IN, 'Profile', 'ServiceToken'),
  of('*', NO_VARIABLES, 'PolicyDocument.Version', 'AssumeRolePolicyDocument.Version', 'KeyPolicy.Version'),
  of('*', NO_VARIABLES, 'Policies[].PolicyDocument.Version', 'NamespaceResourcePolicy.Version'),
  of('*', NAME, 'Policies[].PolicyName', 'KeyPolicy.Statement[].Sid'),
  of('AWS::ApiGateway::RestApi', NAME, 'Name'),
  of('AWS::ApiGateway::Method', CONTRACT, 'Integration.IntegrationResponses', 'MethodResponses'),
  of('AWS::Backup::BackupPlan', NAME, 'BackupPlan.BackupPlanName', 'BackupPlan.BackupPlanRule[].RuleName'),
  of('AWS::Backup::BackupPlan', 'how late a backup may begin', 'BackupPlan.BackupPlanRule[].StartWindowMinutes'),
  of('AWS::Backup::BackupSelection', NAME, 'BackupSelection.SelectionName'),
  of('AWS::Backup::BackupVault', NAME, 'BackupVaultName'),
  of(TABLE, NAME, 'TableName', 'Replicas[].ResourcePolicy.PolicyDocument.Statement[].Sid'),
  of(TABLE, NO_VARIABLES, 'Replicas[].ResourcePolicy.PolicyDocument.Version'),
  of(TABLE, CONTRACT, 'AttributeDefinitions', 'KeySchema', 'LocalSecondaryIndexes', 'TimeToLiveSpecification'),
  of(TABLE, CONTRACT, ...['IndexName', 'KeySchema', 'Projection'].map((name) => `GlobalSecondaryIndexes[].${name}`)),
  of(TABLE, CONTRACT, 'Replicas[].GlobalSecondaryIndexes[].IndexName'),
  of(TABLE, PROTECTS, 'Replicas[].DeletionProtectionEnabled'),
  of(TABLE, COST, 'Replicas[].ContributorInsightsSpecification'),
  of(TABLE, COST, 'Replicas[].GlobalSecondaryIndexes[].ContributorInsightsSpecification'),
  of(MAPPING, HOW_FAST, 'BatchSize', 'MaximumBatchingWindowInSeconds', 'ScalingConfig'),
  of(MAPPING, COST, 'MetricsConfig'),
  of(FUNCTION, OWN_TESTS, 'Code', 'Handler', 'Runtime', 'Architectures', 'MemorySize', 'Timeout'),
  of(FUNCTION, OWN_TESTS, 'Environment.Variables.METRICS_NAMESPACE', 'LoggingConfig', 'TracingConfig'),
  of(FUNCTION, NAME, 'FunctionName'),
  of('AWS::Events::Rule', NAME, 'Targets[].Id'),
  of('AWS::Redshift::Integration', NAME, 'IntegrationName'),
  of('AWS::RedshiftServerless::Namespace', NAME, 'AdminUsername', 'DbName'),
  of('AWS::RedshiftServerless::Workgroup', NAME, 'WorkgroupName'),
  of('AWS::S3::Bucket', COST, 'LifecycleConfiguration'),
  of('AWS::Scheduler::Schedule', HOW_FAST, 'FlexibleTimeWindow', 'ScheduleExpressionTimezone', 'Target.RetryPolicy'),
  of('Custom::MongoDbIndexes', CONTRACT, 'Indexes'),
  of(CLUSTER, PROTECTS, 'TerminationProtectionEnabled'),
  of(CLUSTER, COST, `${REGIONS}.AnalyticsAutoScaling`, `${REGIONS}.ReadOnlySpecs.InstanceSize`),
  of('MongoDB::Atlas::CloudBackupSchedule', 'when in the day', 'ReferenceHourOfDay', 'ReferenceMinuteOfHour'),
  of('MongoDB::Atlas::MaintenanceWindow', 'when in the week', 'DayOfWeek', 'HourOfDay'),
  of('MongoDB::Atlas::Trigger', NAME, 'Name'),
];

/** The entry that a property falls under, as `TYPE PROPERTY`. */
export function listedFor(entries: readonly ListedProperties[], type: string, property: string): string | undefined {
  for (const entry of entries) {
    if (entry.type !== '*' && entry.type !== type) continue;
    const found = entry.properties.find(
      (one) => property === one || [`${one}.`, `${one}[`].some((start) => property.startsWith(start)),
    );
    if (found !== undefined) return `${entry.type} ${found}`;
  }
  return undefined;
}
