import { BY_CUSTOMER_INDEX } from '../../lib/orders/dynamodb/keys';
import type { StoreTable } from '../../lib/orders/dynamodb/order-store';
import { requiredVariable } from '../shared/environment';
import { CUSTOMER_INDEX, TABLE_NAME } from './environment';

/** The table as the environment names it. @throws Error that names a variable which is not set */
export const readTable = (env: NodeJS.ProcessEnv): StoreTable => ({
  TableName: requiredVariable(TABLE_NAME, env),
  ...(requiredVariable(CUSTOMER_INDEX, env) === 'local' && {
    LocalSecondaryIndexes: [{ IndexName: BY_CUSTOMER_INDEX, KeySchema: undefined, Projection: undefined }],
  }),
});
