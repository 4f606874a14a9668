/** The function's environment variables, beside those of every worker: the construct sets what is read here. */
export const TABLE_NAME = 'TABLE_NAME';
/** Kind of the index that lists a customer’s orders: `local` or `global`. */
export const CUSTOMER_INDEX = 'CUSTOMER_INDEX';
