import { claims } from '../lib/commands/claims/command';

process.exitCode = claims(process.argv.slice(2));
