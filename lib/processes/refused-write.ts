import { Refusal } from '../errors';

/**
 * Words what the file system has refused for who asked for it; throws any other error as it is.
 *
 * @param path that was to be written
 * @throws Refusal of kind `denied`
 */
export function refusedWrite(error: unknown, path: string): never {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined) throw error;
  throw new Refusal(
    `${path} cannot be written (${code}). Make it one that you can write to, or work in a copy of the project of your own`,
    'denied',
    { cause: error },
  );
}
