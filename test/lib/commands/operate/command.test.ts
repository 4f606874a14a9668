import { operateIn } from '../../../../lib/commands/operate/command';
import { run as runOn } from '../../../../lib/console/run-command';
import { quiet } from '../../../support/command-line';
import { awsError, FakeAws } from './support/fake-aws';
import { json, run } from './support/run';

const COMMANDS = [
  'dynamodb-backup',
  'dynamodb-restore',
  'dynamodb-restore-to-time',
  'dynamodb-recount',
  'atlas-snapshot',
  'atlas-restore',
  'atlas-restore-to-time',
  'atlas-recount',
  'redshift-database',
  'empty',
];

describe('the command line', () => {
  it('lists every command', async () => {
    const { exitCode, out } = await run(new FakeAws(), '--help');
    expect(exitCode).toBe(0);
    for (const command of COMMANDS) expect(out).toContain(command);
  });

  it.each(COMMANDS)('explains the options and exit codes of %s', async (command) => {
    const { exitCode, out } = await run(new FakeAws(), `${command} --help`);
    expect(exitCode).toBe(0);
    for (const text of ['--region', '--yes', '--json', '--wait', 'Exit code']) expect(out).toContain(text);
  });

  it.each([
    '',
    'restore',
    'dynamodb-restore',
    'dynamodb-backup --table x',
    'dynamodb-backup --region here',
    'dynamodb-backup extra',
  ])('refuses "%s" with exit code 2 and asks nobody', async (line) => {
    const aws = new FakeAws();
    expect((await run(aws, line)).exitCode).toBe(2);
    expect(aws.sent).toStrictEqual([]);
  });
});

describe('without --yes', () => {
  it('shows the plan, says that nothing was done, and asks nobody', async () => {
    const aws = new FakeAws();
    const { exitCode, out } = await run(aws, 'dynamodb-backup');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^Plan: copy table orders now, into vault orders, for 35 days\n/);
    expect(out).toContain('What it costs, in kind:');
    expect(out).toContain('What it does not do:');
    expect(out).toMatch(/Nothing was done\. Add --yes to carry it out\.\n$/);
    expect(aws.sent).toStrictEqual([]);
  });
});

describe('with --yes', () => {
  it.each(['', ' --json'])('shows the plan before the first call%s', async (json) => {
    const order: string[] = [];
    const write = (text: string) => order.push(text.slice(0, 5));
    const aws = new FakeAws().on('dynamodb:DescribeTable', () => {
      order.push('called');
      return awsError('ResourceNotFoundException');
    });
    const line = operateIn(() => aws);
    const terminal = { out: { write }, err: { write }, progress: quiet, colour: false };
    await runOn(line, `dynamodb-backup --yes${json}`.split(' '), terminal);
    expect(order.slice(0, 2)).toStrictEqual(['Plan:', 'called']);
  });

  it('prints one JSON document, the plan being on the other stream', async () => {
    const aws = new FakeAws().on('dynamodb:DescribeTable', awsError('ResourceNotFoundException'));
    const { exitCode, out, err } = await run(aws, 'dynamodb-backup --yes --json');
    expect(JSON.parse(out)).toMatchObject({
      operation: 'dynamodb-backup',
      region: 'eu-west-1',
      outcome: 'failed',
      error: expect.stringContaining('There is no table orders'),
    });
    expect([exitCode, err.slice(0, 5)]).toStrictEqual([1, 'Plan:']);
  });

  it.each([
    [awsError('CredentialsProviderError'), 'There are no AWS credentials'],
    [awsError('ExpiredTokenException'), 'AWS does not accept the credentials'],
    [awsError('AccessDeniedException'), 'The credentials may not call dynamodb:DescribeTable'],
    [awsError('Error', 'connect', { code: 'ECONNREFUSED' }), 'dynamodb:DescribeTable was not answered'],
    [awsError('ThrottlingException', 'slow down'), 'was refused: ThrottlingException: slow down'],
  ])('tells %s in words, without a stack', async (error, text) => {
    const { exitCode, err } = await run(new FakeAws().on('dynamodb:DescribeTable', error), 'dynamodb-backup --yes');
    expect([exitCode, err]).toStrictEqual([1, expect.stringContaining(text)]);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('says that it is not known whether a change was made when its answer is lost', async () => {
    const aws = new FakeAws()
      .on('dynamodb:DescribeTable', { Table: { TableArn: 'arn' } })
      .on('dynamodb:CreateBackup', awsError('TimeoutError'));
    const { error } = await json(aws, 'dynamodb-backup --no-vault --yes');
    expect(error).toContain('Whether it was carried out is not known: look before you repeat it.');
  });
});
