import type { CommandLine } from '../../../lib/console/run-command';
import { Misuse, Refusal } from '../../../lib/errors';
import { runLine } from '../../support/command-line';

const throwing =
  (error: unknown): CommandLine =>
  () =>
  () => {
    throw error;
  };

const withOption: CommandLine = (command, { out }) => {
  command.name('example').requiredOption('--size <size>', 'how large');
  return () => {
    out.write(command.opts<{ size: string }>().size);
    return 7;
  };
};

const withSubcommand: CommandLine = (command) => {
  let done = 0;
  command.command('inner').action(() => void (done = 3));
  return () => done;
};

describe('a command', () => {
  it('ends with the exit code that it gives', async () => {
    expect(await runLine(withOption, ['--size', 'L'])).toMatchObject({ exitCode: 7, out: 'L', err: '' });
  });

  it.each<[string, CommandLine, string[], RegExp]>([
    [
      'an unknown option, with what may have been meant',
      withOption,
      ['--size', 'L', '--sise'],
      /unknown option '--sise'/,
    ],
    ['a missing value', withOption, ['--size'], /^error: option '--size <size>' argument missing\n$/],
    ['a missing option', withOption, [], /^error: required option '--size <size>' not specified\n$/],
    ['an argument too many', withOption, ['--size', 'L', 'more'], /^error: too many arguments/],
    ['an unknown option of a subcommand', withSubcommand, ['inner', '--bogus'], /^error: unknown option '--bogus'\n$/],
    ['what it cannot use', throwing(new Misuse('give another file')), [], /^give another file\n$/],
  ])('ends with exit code 2 and one message for %s', async (_, line, argv, message) => {
    const { exitCode, out, err } = await runLine(line, argv);
    expect({ exitCode, out, err }).toStrictEqual({ exitCode: 2, out: '', err: expect.stringMatching(message) });
  });

  it.each([
    ['a refusal', new Refusal('the account is closed'), 'the account is closed\n'],
    ['any error', new TypeError('x is no function'), 'x is no function\n'],
    ['what is no error', 'odd', 'odd\n'],
  ])('ends with exit code 1, one message and no stack for %s', async (_, error, err) => {
    expect(await runLine(throwing(error), [])).toMatchObject({ exitCode: 1, out: '', err });
  });
});
