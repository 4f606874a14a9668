import { bench } from '../lib/commands/bench/command';

void bench(process.argv.slice(2)).then((exitCode) => (process.exitCode = exitCode));
