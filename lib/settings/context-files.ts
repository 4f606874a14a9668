/** Where a setting stands that was not given with `-c`: CDK takes context from files as well, and says of none where it is from. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isCdkContext } from './context';

type Context = Readonly<Record<string, unknown>>;

interface Folders {
  readonly project: string;
  readonly home: string;
}

/**
 * Context of the files, in the order in which the first one wins; `-c` wins over all.
 * https://docs.aws.amazon.com/cdk/v2/guide/context.html
 */
const contextFiles = ({ project, home }: Folders): readonly (readonly [string, Context])[] => [
  ['cdk.json', contextOf(read(join(project, 'cdk.json')))],
  ['cdk.context.json', read(join(project, 'cdk.context.json'))],
  ['~/.cdk.json', contextOf(read(join(home, '.cdk.json')))],
];

function read(file: string): Context {
  try {
    return asObject(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

const contextOf = (file: Context): Context => asObject(file['context']);
const asObject = (value: unknown): Context => (typeof value === 'object' && value !== null ? (value as Context) : {});

/** A line for each file that holds context of the app's own as it is in use; empty where all was given with `-c`. */
export function originsText(context: Context, folders: Folders = { project: process.cwd(), home: homedir() }): string {
  const left = new Map(Object.entries(context).filter(([name]) => !isCdkContext(name)));
  return contextFiles(folders)
    .map(([file, values]) => {
      const names = [...left]
        .filter(([name, value]) => Object.hasOwn(values, name) && isDeepStrictEqual(values[name], value))
        .map(([name]) => name);
      for (const name of names) left.delete(name);
      const shown = names.filter((name) => /^[A-Za-z0-9._-]+$/.test(name));
      return shown.length ? `From ${file}: ${shown.join(', ')}\n` : '';
    })
    .join('');
}
