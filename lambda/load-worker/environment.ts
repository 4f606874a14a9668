/** The function's environment variables: the construct sets what is read here. */
export const TABLE_NAME = 'TABLE_NAME';
/** Kind of the index that lists a customer’s orders: `local` or `global`. */
export const CUSTOMER_INDEX = 'CUSTOMER_INDEX';
export const BUCKET_NAME = 'BUCKET_NAME';
export const BUCKET_OWNER = 'BUCKET_OWNER';
/** Names the engine of this machine that stands in for the service; unset where it is deployed. Results then say that they are local. */
export const STAND_IN = 'STAND_IN';
