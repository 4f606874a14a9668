/** Imports nothing, so that a construct can read the names without loading a function. */

/** Names the table of a side's totals. What a function needs on it, its own `environment.ts` says. */
export const TOTALS_TABLE_VARIABLE = 'TOTALS_TABLE_NAME';

/** @throws Error that names the variable, when it is unset or empty. */
export function requiredVariable(name: string, env: NodeJS.ProcessEnv = process.env): string {
  const value = env[name];
  if (!value) throw new Error(`environment variable ${name} is not set; the function's infrastructure must provide it`);
  return value;
}
