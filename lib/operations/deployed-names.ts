/** Fixed names of what the stacks deploy, beside those in `lib/dynamodb/names.ts` and `lib/atlas/names.ts`. */

/** The vault of AWS Backup, and the plan. */
export const BACKUP_NAME = 'orders';
/** Redshift's namespace, workgroup and first database. */
export const WAREHOUSE_NAME = 'orders';
export const ANALYTICS_STACK = 'Analytics';
export const ATLAS_STACK = 'Atlas';
