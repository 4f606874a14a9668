/** The function's environment variables: the construct sets what is read here. */
export const CONNECTION_STRING = 'CONNECTION_STRING';
export const AUTH = 'AUTH';
export const DATABASE = 'DATABASE';
export const COLLECTION = 'COLLECTION';

/** The function's own timeout: above what one request may take inside, below the 29 s of API Gateway. */
export const FUNCTION_TIMEOUT_SECONDS = 15;

/** `none` serves the local try-out only: it is refused unless every host is loopback. */
export const AUTH_MODES = ['aws-iam', 'none'] as const;
export type Auth = (typeof AUTH_MODES)[number];

export interface Connection {
  /** Without credentials: `mongodb+srv://HOST/` or `mongodb://HOST:PORT/`. */
  readonly connectionString: string;
  readonly auth: Auth;
}

export interface CollectionName {
  readonly database: string;
  readonly collection: string;
}

/** @throws Error that names the variable, what it held and what it may hold */
export function readConnection(env: NodeJS.ProcessEnv): Connection {
  const auth = AUTH_MODES.find((mode) => mode === env[AUTH]);
  if (!auth) throw new Error(`${AUTH} is "${env[AUTH] ?? ''}"; allowed: ${AUTH_MODES.join(', ')}`);
  return { connectionString: required(env, CONNECTION_STRING), auth };
}

/** @throws Error that names the missing variable */
export const readCollectionName = (env: NodeJS.ProcessEnv): CollectionName => ({
  database: required(env, DATABASE),
  collection: required(env, COLLECTION),
});

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set; the function's construct sets it`);
  return value;
}
