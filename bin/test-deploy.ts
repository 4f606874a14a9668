import { join } from 'node:path';
import { main } from '../lib/console/main';
import { testDeploy } from '../lib/commands/test-deploy/command';

main(() => testDeploy(process.argv, join(__dirname, '..')));
