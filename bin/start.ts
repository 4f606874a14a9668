import { join } from 'node:path';
import { main } from '../lib/tryout/main';
import { validationReport } from '../lib/tryout/profile-checks';
import { start } from '../lib/tryout/start';

main(() => start(process.argv, join(__dirname, '..'), validationReport));
