import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What `node` takes before the path of a TypeScript file, wherever it is run. */
export const RUN_TYPESCRIPT = ['--import', pathToFileURL(join(__dirname, 'tsx.mjs')).href] as const;
