import { join } from 'node:path';
import { main } from '../lib/console/main';
import { cfnLint } from '../lib/commands/cfn-lint/command';

main(() => cfnLint(process.argv.slice(2), join(__dirname, '..')));
