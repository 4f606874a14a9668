import { join } from 'node:path';
import { main } from '../lib/console/main';
import { cfnLint } from '../lib/validation/cfn-lint';

main(() => cfnLint(process.argv.slice(2), join(__dirname, '..')));
