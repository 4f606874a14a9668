/**
 * Fixed names: Atlas makes a new, empty cluster for a new name, and cannot rename a database user. They are what the other side
 * (connection strings, roles, log groups) refers to.
 */
export const PROJECT_NAME = 'orders';
export const CLUSTER_NAME = 'orders';
export const DATABASE_NAME = 'orders';
export const COLLECTION_NAME = 'orders';
/** In DynamoDB: the totals of the orders in Atlas. */
export const ORDER_TOTALS_TABLE_NAME = 'atlas-order-totals';
