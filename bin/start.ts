import { join } from 'node:path';
import { main } from '../lib/console/main';
import { profileChecks } from '../lib/tryout/profile-checks';
import { start } from '../lib/tryout/start';

main(() => start(process.argv, join(__dirname, '..'), profileChecks));
