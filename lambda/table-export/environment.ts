/** Begins the name of every object that an export writes; the function may write no others. */
export const EXPORT_PREFIX = 'orders/';

/** The function's environment variables: the construct sets what is read here. */
export const TABLE_ARN = 'TABLE_ARN';
export const BUCKET_NAME = 'BUCKET_NAME';
export const BUCKET_OWNER = 'BUCKET_OWNER';
