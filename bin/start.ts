import { join } from 'node:path';
import { main } from '../lib/console/main';
import { profileChecks } from '../lib/commands/start/profile-checks';
import { start } from '../lib/commands/start/command';

main(() => start(process.argv, join(__dirname, '..'), profileChecks));
