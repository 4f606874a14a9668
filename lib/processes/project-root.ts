import { join } from 'node:path';

/** Absolute path of the folder that package.json lies in. */
export const PROJECT_ROOT = join(__dirname, '..', '..');
