/** What the functions that connect to Atlas and their constructs must agree on. Loads nothing of them. */
import type { Connection } from '../../lib/orders/mongodb/client';
import type { CollectionName } from '../../lib/orders/mongodb/order-store';
import { requiredVariable } from './environment';

export const CONNECTION_STRING = 'CONNECTION_STRING';
export const AUTH = 'AUTH';
export const DATABASE = 'DATABASE';
export const COLLECTION = 'COLLECTION';

/** The function's own timeout: above what one request may take inside, below the 29 s of API Gateway. */
export const FUNCTION_TIMEOUT_SECONDS = 15;

const AUTH_MODES = ['aws-iam', 'none'] as const satisfies readonly Connection['auth'][];

/** @throws Error that names the variable, what it held and what it may hold */
export function readConnection(env: NodeJS.ProcessEnv): Connection {
  const auth = AUTH_MODES.find((mode) => mode === env[AUTH]);
  if (!auth) throw new Error(`${AUTH} is "${env[AUTH] ?? ''}"; allowed: ${AUTH_MODES.join(', ')}`);
  return { connectionString: requiredVariable(CONNECTION_STRING, env), auth };
}

/** @throws Error that names the missing variable */
export const readCollectionName = (env: NodeJS.ProcessEnv): CollectionName => ({
  database: requiredVariable(DATABASE, env),
  collection: requiredVariable(COLLECTION, env),
});
