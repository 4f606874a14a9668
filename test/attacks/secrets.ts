/** A password that must be found nowhere, in every place that a run could take one from. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import type { Checks } from '../../lib/tryout/checks';
import type { KeptRun } from './kept-run';

export const CANARY = 'canary-5f2b9c71d04e';

/** Of the machine that a run is started on; the run is to do without all of them. */
export const canaries = (): NodeJS.ProcessEnv => ({
  AWS_ACCESS_KEY_ID: `AKIA${CANARY}`,
  AWS_SECRET_ACCESS_KEY: CANARY,
  AWS_SESSION_TOKEN: CANARY,
  HTTPS_PROXY: `http://user:${CANARY}@127.0.0.1:9/`,
  HTTP_PROXY: `http://user:${CANARY}@127.0.0.1:9/`,
  PIP_INDEX_URL: `https://user:${CANARY}@127.0.0.1:9/simple/`,
  MONGODB_ATLAS_PRIVATE_API_KEY: CANARY,
  NPM_TOKEN: CANARY,
});

const OTHERS = 0o077;

/** Looks where other users could, and at what outlives the run. */
export function leaks({ key, commands, output }: KeptRun, folder: string, checks: Checks): void {
  const secrets = [CANARY, ...(key === undefined ? [] : [key])];
  const holds = (text: string): boolean => secrets.some((secret) => text.includes(secret));
  checks.equal('A secret on a command line', [...commands].filter(holds), []);
  checks.equal('A secret in what the run prints', output().split('\n').filter(holds), []);
  const page = join(PROJECT_ROOT, 'report');
  checks.equal('A secret on the page, or in the results beside it', filesWith(page, secrets), []);
  checks.equal('A password of the machine in a file of the run', filesWith(folder, [CANARY]), []);
  const withKey = key === undefined ? [] : filesWith(folder, [key]);
  const open = withKey.filter((file) => !isPrivate(folder, file));
  checks.equal('The run’s access key in a file that others may read', open, []);
}

/** Whether the file, or a folder between the two, lets only its owner in. */
function isPrivate(folder: string, file: string): boolean {
  const parts = file.split(sep);
  const onTheWay = parts.map((_, index) => join(folder, ...parts.slice(0, index + 1)));
  return onTheWay.some((path) => (lstatSync(path).mode & OTHERS) === 0);
}

/** @returns files below the folder that hold one of the texts, by their paths in it */
function filesWith(folder: string, texts: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file);
      return texts.some((text) => content.includes(text));
    })
    .map((file) => relative(folder, file));
}
