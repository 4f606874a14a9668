/** @throws Error that names the variable, when it is unset or empty. */
export function requiredVariable(name: string, env: NodeJS.ProcessEnv = process.env): string {
  const value = env[name];
  if (!value) throw new Error(`environment variable ${name} is not set; the function's infrastructure must provide it`);
  return value;
}
