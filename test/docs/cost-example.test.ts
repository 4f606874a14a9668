/** The worked comparison of docs/cost.md, by the commands that the page gives. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../../lib/commands/cost/command';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import { runLine } from '../support/command-line';

const page = readFileSync(join(PROJECT_ROOT, 'docs/cost.md'), 'utf8');
const examples = [...page.matchAll(/^\$ npm run cost -- (.*)\n((?:[^$`].*\n)+)/gm)].map(
  ([, argv = '', output = '']) => [argv, output.trimEnd().split('\n')] as const,
);

it('has examples', () => expect(examples.length).toBeGreaterThan(2));

it.each(examples)('%s prints what the page says', async (argv, lines) => {
  const { out, exitCode } = await runLine(command, argv.replaceAll('docs/', `${PROJECT_ROOT}/docs/`).split(' '));
  expect(exitCode).toBe(0);
  expect(out.split('\n')).toStrictEqual(expect.arrayContaining(lines));
});
