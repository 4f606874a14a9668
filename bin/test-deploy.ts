import { join } from 'node:path';
import { main } from '../lib/console/main';
import { testDeploy } from '../lib/tryout/test-deploy';

main(() => testDeploy(process.argv, join(__dirname, '..')));
