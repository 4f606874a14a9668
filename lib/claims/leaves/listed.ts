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
const NAMESPACE = 'AWS::RedshiftServerless::Namespace';
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
const DEAD_LETTERS = 'what cannot be handed over; rule failures-are-seen holds it';
const PROTECTS = 'protects from its owner; no claim is about that';

const [TRUST, GRANT] = ['AssumeRolePolicyDocument', 'Policies[].PolicyDocument'].map(
  (policy) => `${policy}.Statement[].Condition`,
);
const SEEDS = [
  ...['', 'GlobalSecondaryIndexes[].'].map(
    (of) => `${of}WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings.SeedCapacity`,
  ),
  ...['', 'GlobalSecondaryIndexes[].'].map(
    (of) => `Replicas[].${of}ReadProvisionedThroughputSettings.ReadCapacityAutoScalingSettings.SeedCapacity`,
  ),
];
const ALGORITHMS = ['Phase1', 'Phase2'].flatMap((phase) =>
  ['DHGroupNumbers', 'EncryptionAlgorithms', 'IntegrityAlgorithms'].map(
    (of) => `VpnTunnelOptionsSpecifications[].${phase}${of}`,
  ),
);
const KEY_GRANT = ['Action', 'Condition', 'Principal.Service', 'Resource'].map((of) => `KeyPolicy.Statement[].${of}`);
const WHO_MANAGES = ['Action', 'Principal.AWS'].map((of) => `NamespaceResourcePolicy.Statement[].${of}`);

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
  of('AWS::CloudFormation::TypeActivation', 'rule types-stay-as-activated holds it', 'AutoUpdate'),
  of('AWS::CloudFormation::TypeActivation', 'one more type, which the profile uses nothing of', 'TypeName'),
  of(TABLE, NAME, 'TableName', 'Replicas[].ResourcePolicy.PolicyDocument.Statement[].Sid'),
  of(TABLE, NO_VARIABLES, 'Replicas[].ResourcePolicy.PolicyDocument.Version'),
  of(TABLE, CONTRACT, 'AttributeDefinitions', 'KeySchema', 'LocalSecondaryIndexes', 'TimeToLiveSpecification'),
  of(TABLE, CONTRACT, ...['IndexName', 'KeySchema', 'Projection'].map((name) => `GlobalSecondaryIndexes[].${name}`)),
  of(TABLE, CONTRACT, 'Replicas[].GlobalSecondaryIndexes[].IndexName'),
  of(TABLE, 'what a change of the capacity mode begins with', ...SEEDS),
  of(TABLE, 'where no function reads the stream INT-01 is not shown', 'StreamSpecification.StreamViewType'),
  of(TABLE, PROTECTS, 'Replicas[].DeletionProtectionEnabled'),
  of(TABLE, COST, 'Replicas[].ContributorInsightsSpecification'),
  of(TABLE, COST, 'Replicas[].GlobalSecondaryIndexes[].ContributorInsightsSpecification'),
  of('AWS::EC2::CustomerGateway', 'the on-premises device’s own, which only its owner knows', 'BgpAsn', 'IpAddress'),
  of(
    'AWS::EC2::VPCEndpoint',
    'of the streams, which clients may reach by the endpoint’s own name',
    'PrivateDnsEnabled',
  ),
  of('AWS::EC2::VPCEndpoint', 'one zone less: it is reached from every subnet all the same', 'SubnetIds'),
  of('AWS::EC2::VPNConnection', 'which algorithms; SEC-07 asks for IKEv2', ...ALGORITHMS),
  of('AWS::Events::Rule', NAME, 'Targets[].Id'),
  of('AWS::Events::Rule', DEAD_LETTERS, 'Targets[].DeadLetterConfig'),
  of('AWS::IAM::Role', 'rule service-trust-names-account holds it', `${TRUST}.StringEqualsIfExists.aws:SourceAccount`),
  of(
    'AWS::IAM::Role',
    'which attributes, not that they are named',
    `${GRANT}.ForAllValues:StringEquals.dynamodb:Attributes`,
  ),
  of('AWS::IAM::Role', 'no other value returns anything either', `${GRANT}.StringEqualsIfExists.dynamodb:ReturnValues`),
  of('AWS::IAM::Role', 'a part of what it is for less', 'Policies[].PolicyDocument.Statement[].Resource'),
  of('AWS::KMS::Key', 'the grant for the zero-ETL integration: INT-03 asks for it', ...KEY_GRANT),
  of(MAPPING, HOW_FAST, 'BatchSize', 'MaximumBatchingWindowInSeconds', 'ScalingConfig', 'StartingPosition'),
  of(MAPPING, 'the filter for the marks of a recount, of which INT-01 says nothing', 'FilterCriteria'),
  of(MAPPING, COST, 'MetricsConfig'),
  of(FUNCTION, OWN_TESTS, 'Code', 'Handler', 'Runtime', 'Architectures', 'MemorySize', 'Timeout'),
  of(FUNCTION, OWN_TESTS, 'Environment.Variables.METRICS_NAMESPACE', 'LoggingConfig', 'TracingConfig'),
  of(FUNCTION, NAME, 'FunctionName'),
  of('AWS::Redshift::Integration', NAME, 'IntegrationName'),
  of(NAMESPACE, NAME, 'AdminUsername', 'DbName'),
  of(NAMESPACE, 'who may manage it, beside the integration', 'ManageAdminPassword', 'LogExports', ...WHO_MANAGES),
  of('AWS::RedshiftServerless::Workgroup', NAME, 'WorkgroupName'),
  of('AWS::RedshiftServerless::Workgroup', 'inside the warehouse', 'ConfigParameters', 'EnhancedVpcRouting'),
  of('AWS::S3::Bucket', COST, 'LifecycleConfiguration'),
  of(
    'AWS::S3::Bucket',
    'how the copy is kept; S3 encrypts with its own key anyway',
    'BucketEncryption',
    'VersioningConfiguration',
    'OwnershipControls',
  ),
  of(
    'AWS::SQS::Queue',
    'how a dead letter waits',
    'RedrivePolicy.deadLetterTargetArn',
    'SqsManagedSseEnabled',
    'VisibilityTimeout',
  ),
  of('AWS::Scheduler::Schedule', HOW_FAST, 'FlexibleTimeWindow', 'ScheduleExpressionTimezone', 'Target.RetryPolicy'),
  of('AWS::Scheduler::Schedule', DEAD_LETTERS, 'Target.DeadLetterConfig'),
  of('Custom::MongoDbIndexes', CONTRACT, 'Indexes'),
  of(CLUSTER, PROTECTS, 'TerminationProtectionEnabled', 'AdvancedSettings.JavascriptEnabled'),
  of(CLUSTER, COST, `${REGIONS}.AnalyticsAutoScaling`, 'DiskSizeGB'),
  of(CLUSTER, 'whether it shrinks again', `${REGIONS}.AutoScaling.Compute.ScaleDownEnabled`),
  of(CLUSTER, 'SCA-03 asks for bounds where it grows, which it need not', `${REGIONS}.AutoScaling.Compute.Enabled`),
  of(CLUSTER, 'which release: SVC-05 is shown where it is not pinned', 'MongoDBMajorVersion'),
  of(CLUSTER, 'of M0, which has one shape', 'ClusterType', 'ReplicationSpecs[].NumShards'),
  of(
    CLUSTER,
    'of M0, which has one shape',
    ...['BackingProviderName', 'Priority', 'RegionName'].map((name) => `${REGIONS}.${name}`),
  ),
  of('MongoDB::Atlas::CloudBackupSchedule', 'when in the day', 'ReferenceHourOfDay', 'ReferenceMinuteOfHour'),
  of('MongoDB::Atlas::CloudBackupSchedule', 'where POR-02 is not shown nothing is exported', 'AutoExportEnabled'),
  of('MongoDB::Atlas::MaintenanceWindow', 'when in the week', 'HourOfDay'),
  of(
    'MongoDB::Atlas::PrivateEndpointAWS',
    'whether the deployment waits for the connection',
    'EnforceConnectionSuccess',
  ),
  of('MongoDB::Atlas::Trigger', NAME, 'Name'),
  of(
    'MongoDB::Atlas::Trigger',
    'which app and link, by parameters that only the deployment knows',
    'AppId',
    'DatabaseTrigger.ServiceId',
  ),
  of(
    'MongoDB::Atlas::Trigger',
    OWN_TESTS,
    ...['FullDocument', 'FullDocumentBeforeChange', 'Unordered'].map((name) => `DatabaseTrigger.${name}`),
  ),
  of('MongoDB::Atlas::Trigger', OWN_TESTS, 'EventProcessors.AWSEVENTBRIDGE.AWSConfig.ExtendedJsonEnabled'),
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
