import { readFileSync } from 'node:fs';
import { Misuse } from '../errors';

/** The text of a file that was named. @param instead what can be given in its place @throws Misuse where it cannot be read */
export function readGivenFile(file: string, instead: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Misuse(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}). ${instead}`);
  }
}
