import { writeFileSync } from 'node:fs';
import { Misuse } from '../errors';

/** @throws Misuse where the file cannot be written */
export function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Misuse(
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}). Name a file in a folder that exists.`,
    );
  }
}
