import { claims } from '../lib/commands/claims/command';

void claims(process.argv.slice(2)).then((exitCode) => (process.exitCode = exitCode));
