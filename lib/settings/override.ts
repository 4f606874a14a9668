/** How a setting is overridden on the command line, for the fixes that errors name. */

const SAFE_IN_A_SHELL = /^[A-Za-z0-9_.:/-]*$/;

/** `-c NAME=VALUE` as a POSIX shell takes it; without a value, what leaves an optional setting out. */
export const override = (setting: string, value: unknown): string => {
  const text = typeof value === 'string' ? value : ((JSON.stringify(value) as string | undefined) ?? '');
  return `-c ${setting}=${SAFE_IN_A_SHELL.test(text) ? text : `'${text}'`}`;
};

/** The fix of a problem that each of these mends by itself. */
export const either = (...alternatives: readonly string[]): string => alternatives.join(', or ');
