import type { CommandLine } from '../../../lib/console/run-command';
import { overridesIn, profileIn, settingsText, takesContext, type Context } from '../../../lib/console/context';
import { runLine } from '../../support/command-line';

const line: CommandLine = (command, { out }) => {
  takesContext(command);
  return () => {
    const { context } = command.opts<{ context: Context }>();
    out.write(JSON.stringify([profileIn(context), overridesIn(context), settingsText(context)]));
    return 0;
  };
};

it.each<[string[], unknown]>([
  [[], [null, {}, '']],
  [
    ['-c', 'profile=free'],
    ['free', {}, '-c profile=free'],
  ],
  [
    ['--context', 'a.b=["x=y"]', '-c', 'a.b='],
    [null, { 'a.b': '' }, '-c a.b='],
  ],
])('takes %p as cdk does', async (argv, expected) => {
  expect(JSON.parse((await runLine(line, argv)).out)).toStrictEqual(expected);
});

it.each([[['-c', 'profile']], [['-c', '=free']], [['-c']], [['-c', 'profile=none']]])('refuses %p', async (argv) => {
  expect(await runLine(line, argv)).toMatchObject({ exitCode: 2, out: '', err: expect.stringMatching(/^.+\n$/) });
});

const withKey: CommandLine = (command) => {
  command.command('snapshot').option('--api-key-profile <name>');
  return () => 0;
};

it('tells what chooses the API key of Atlas where a command has one', async () => {
  const { exitCode, err } = await runLine(withKey, ['snapshot', '--profile', 'mine']);
  expect({ exitCode, err }).toStrictEqual({ exitCode: 2, err: expect.stringContaining('--api-key-profile NAME') });
});
