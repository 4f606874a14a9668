import { join } from 'node:path';
import { withoutAccount } from '../../engines/local-aws-env';
import { PROJECT_ROOT } from '../../processes/project-root';

/** Where the benchmark keeps what it makes; ignored by git. */
export const BENCH_FOLDER = join(PROJECT_ROOT, '.cache', 'bench');

/** What `npm run` adds would make `npx` in another folder run this project's tools. */
const OF_NPM = /^(npm_|INIT_CWD$)/i;

/** The same for everything that is measured: no account to look up, and CDK's validation on, as by default. */
export const benchEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(withoutAccount(join(BENCH_FOLDER, 'home'))).filter(([name]) => !OF_NPM.test(name)));
