/** What holds for every script of `bin`, but for the CDK app. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CommandLine } from '../../lib/console/run-command';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import { runLine, type Ran } from '../support/command-line';

const BIN = join(PROJECT_ROOT, 'bin');
const NAMES = readdirSync(BIN)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'app');

/** @returns what it did with these arguments, and whether it began with its work */
async function ran(name: string, ...argv: string[]): Promise<Ran & { readonly began: boolean }> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { command } = require(`../../lib/commands/${name}/command`) as { command: CommandLine };
  let began = false;
  const watched: CommandLine = (...given) => {
    command(...given);
    return () => {
      began = true;
      return 0;
    };
  };
  return { ...(await runLine(watched, argv)), began };
}

it('there are scripts', () => {
  expect(NAMES).toStrictEqual(expect.arrayContaining(['start', 'claims', 'docs', 'cfn-lint']));
});

describe.each(NAMES)('%s', (name) => {
  it('runs its command through the one door', () => {
    expect(readFileSync(join(BIN, `${name}.ts`), 'utf8')).toBe(
      [
        "import { runCommand } from '../lib/console/run-command';",
        `import { command } from '../lib/commands/${name}/command';`,
        '',
        'runCommand(command);',
        '',
      ].join('\n'),
    );
  });

  it('explains itself on standard output, and does nothing', async () => {
    expect(await ran(name, '--help')).toStrictEqual({
      exitCode: 0,
      out: expect.stringMatching(
        /^Usage: (npm (start|run \S+) --|node --import \.\/lib\/processes\/tsx\.mjs bin\/\S+) \[options\]/,
      ),
      err: '',
      notes: [],
      began: false,
    });
  });

  it.each([
    ['an unknown option', ['--bogus'], "error: unknown option '--bogus'\n"],
    ['an argument too many', ['one', 'two'], /^error: (too many arguments|unknown command 'one').*\n$/],
  ])('refuses %s in one line, and does nothing', async (_, argv, message) => {
    const err = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(await ran(name, ...argv)).toStrictEqual({ exitCode: 2, out: '', err, notes: [], began: false });
  });
});

describe.each(NAMES)('%s', (name) => {
  it.each([['--profile', 'production'], ['--profile=production'], ['--profile']])(
    'refuses %s %s with what is meant by it',
    async (...argv) => {
      const { exitCode, err, began } = await ran(name, ...(name === 'operate' ? ['empty'] : []), ...argv);
      expect({ exitCode, began }).toStrictEqual({ exitCode: 2, began: false });
      expect(err).toMatch(/--profile.* -c profile=NAME;.*AWS_PROFILE/);
    },
  );
});
