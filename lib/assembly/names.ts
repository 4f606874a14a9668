/** What the app calls its stacks and their outputs, for who makes, deploys, checks or reads them. */

/** As `cdk deploy` takes them and CloudFormation lists them; those that something else names. */
export const NETWORK_STACK = 'Network';
export const DYNAMODB_STACK = 'DynamoDb';
export const ANALYTICS_STACK = 'Analytics';
export const ATLAS_STACK = 'Atlas';
export const ATLAS_API_STACK = 'AtlasApi';

export const OUTPUTS = {
  apiUrl: 'ApiUrl',
  apiId: 'ApiId',
  ordersTable: 'OrdersTableName',
  totalsTable: 'TotalsTableName',
  deadLetterQueue: 'DeadLetterQueueUrl',
  integration: 'IntegrationArn',
} as const;
