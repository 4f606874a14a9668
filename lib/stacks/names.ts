/**
 * Fixed names. Under a generated name, a table or a cluster is new and empty once its logical id changes; a fixed one makes that change fail
 * instead. They also let stacks (policies, connection strings, log groups) and commands name what another stack deploys.
 */

/** In DynamoDB: the orders, their totals, and the totals of the orders in Atlas. */
export const ORDERS_TABLE_NAME = 'orders';
export const TOTALS_TABLE_NAME = 'order-totals';
export const ORDER_TOTALS_TABLE_NAME = 'atlas-order-totals';

export const PROJECT_NAME = 'orders';
export const CLUSTER_NAME = 'orders';
export const DATABASE_NAME = 'orders';
export const COLLECTION_NAME = 'orders';

/** The vault of AWS Backup, and the plan. */
export const BACKUP_NAME = 'orders';
/** Redshift's namespace, workgroup and first database. */
export const WAREHOUSE_NAME = 'orders';
/** In SNS: what the alarms tell. */
export const ALARM_TOPIC_NAME = 'orders-alarms';
/** In CloudWatch, where dashboards are the account's: the region is added. */
export const DASHBOARD_NAME = 'orders';
/** In API Gateway, and in CloudWatch the dimension of what it measures. */
export const API_NAMES = { dynamodb: 'orders-dynamodb', atlas: 'orders-atlas' } as const;
