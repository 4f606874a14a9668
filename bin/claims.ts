import { claims } from '../lib/report/command';

process.exitCode = claims(process.argv.slice(2));
