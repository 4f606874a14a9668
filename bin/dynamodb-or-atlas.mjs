#!/usr/bin/env node
/** `npx dynamodb-or-atlas COMMAND …` is `npm run COMMAND -- …` without npm's own lines, so that its output can be piped. */
import '../lib/processes/tsx.mjs';
import { readdirSync } from 'node:fs';

const names = readdirSync(import.meta.dirname)
  .flatMap((file) => /^(.*)\.ts$/.exec(file)?.[1] ?? [])
  .filter((name) => name !== 'app');
const usage = `Usage: npx dynamodb-or-atlas COMMAND [options]\n\nCommands: ${names.join(', ')}. Each has --help.\n`;

const [name] = process.argv.splice(2, 1);
if (names.includes(name)) {
  await import(`./${name}.ts`);
} else if (name === undefined || ['--help', '-h', 'help'].includes(name)) {
  process.stdout.write(usage);
} else {
  process.stderr.write(`There is no command ${JSON.stringify(name)}.\n\n${usage}`);
  process.exitCode = 2;
}
