import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makerOf } from '../../lib/processes/temporary-folder';

/** Every process that has the folder in its environment, its command line or as its working directory: its id and command line. */
export function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const command = read(() => readFileSync(join('/proc', pid, 'cmdline'), 'utf8'))
        .replaceAll('\0', ' ')
        .trim();
      const environment = read(() => readFileSync(join('/proc', pid, 'environ'), 'utf8'));
      const cwd = read(() => readlinkSync(join('/proc', pid, 'cwd')));
      return [command, environment, cwd].some((text) => text.includes(folder)) ? [`${pid} ${command}`] : [];
    });
}

/** A process may be gone, or a zombie, by the time it is looked at. */
function read(text: () => string): string {
  try {
    return text();
  } catch {
    return '';
  }
}

/** Folders that runs have made in the folder of temporary files. */
export const runFolders = (folder: string): string[] =>
  readdirSync(folder).filter((name) => makerOf(name) !== undefined);
