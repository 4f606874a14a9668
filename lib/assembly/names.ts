/** What the app calls its stacks and their outputs, for who makes, deploys, checks or reads them. */

/** As `cdk deploy` takes them and CloudFormation lists them. */
export const NETWORK_STACK = 'Network';
export const DYNAMODB_STACK = 'DynamoDb';
export const ANALYTICS_STACK = 'Analytics';
export const ATLAS_STACK = 'Atlas';
export const ATLAS_EXTENSIONS_STACK = 'AtlasExtensions';
export const ATLAS_API_STACK = 'AtlasApi';
export const ATLAS_EVENTS_STACK = 'AtlasEvents';
export const API_ACCOUNT_STACK = 'ApiGatewayAccount';
export const MONITORING_STACK = 'Monitoring';
export const LOAD_TEST_STACK = 'LoadTest';
export const ATLAS_LOAD_TEST_STACK = 'AtlasLoadTest';

/** Those of the home region. */
export const HOME_STACKS: readonly string[] = [
  NETWORK_STACK,
  API_ACCOUNT_STACK,
  DYNAMODB_STACK,
  ANALYTICS_STACK,
  ATLAS_EXTENSIONS_STACK,
  ATLAS_STACK,
  ATLAS_API_STACK,
  ATLAS_EVENTS_STACK,
  MONITORING_STACK,
  LOAD_TEST_STACK,
  ATLAS_LOAD_TEST_STACK,
];

/** Parameter of {@link API_ACCOUNT_STACK}. */
export const PREVIOUS_LOG_ROLE = 'PreviousLogRoleArn';

/** In each replica's region, and nowhere else. */
export const replicaStack = (region: string): string => `DynamoDbReplica-${region}`;

export const OUTPUTS = {
  apiUrl: 'ApiUrl',
  apiId: 'ApiId',
  ordersTable: 'OrdersTableName',
  totalsTable: 'TotalsTableName',
  deadLetterQueue: 'DeadLetterQueueUrl',
  integration: 'IntegrationArn',
  connectionString: 'ConnectionString',
  loadStateMachine: 'LoadStateMachineArn',
  loadResults: 'LoadResultsBucketName',
  loadWorkers: 'LoadMaxWorkers',
  loadRamp: 'LoadRampSeconds',
} as const;
