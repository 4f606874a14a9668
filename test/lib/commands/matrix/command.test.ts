import type { Assembly } from '../../../../lib/assembly/assembly';
import { matrixOf } from '../../../../lib/commands/matrix/command';
import type { Synthesize } from '../../../../lib/stacks/synthesize-lazily';
import { runLine } from '../../../support/command-line';

const app = (range: string): Assembly => ({
  templates: new Map([
    ['Network', { Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: range } } } }],
  ]),
});

/** The range hangs on what it should, or on something else. */
const by =
  (setting: string): Synthesize =>
  async (_profile, overrides = {}) =>
    app(setting in overrides ? '10.8.0.0/16' : '10.0.0.0/16');
const ran = (synthesize: Synthesize, ...argv: string[]) => runLine(matrixOf(synthesize), argv);

it('says that all is accepted, and notes what it looks at', async () => {
  const { exitCode, out, notes } = await ran(by('vpcCidr'), '--setting', 'vpcCidr');
  expect([exitCode, out]).toStrictEqual([
    0,
    '20 changes of settings compared. Nothing is replaced, removed or refused but what is accepted with a reason.\n',
  ]);
  expect(notes).toContain('production -c vpcCidr=10.8.0.0/16');
});

it('names each change that is not, with the settings that make it', async () => {
  const { exitCode, out } = await ran(by('flowLogs'), '--setting', 'flowLogs', 'vpcCidr');
  expect(exitCode).toBe(1);
  expect(out).toMatch(
    /^From free to free -c flowLogs=true:\n {2}replaced {2}Network\/Vpc {2}AWS::EC2::VPC {2}CidrBlock\n/,
  );
});

it('says the same for programs', async () => {
  const { exitCode, out } = await ran(by('flowLogs'), '--setting', 'flowLogs', '--json');
  const { compared, faults } = JSON.parse(out);
  expect([exitCode, compared, faults.length]).toStrictEqual([1, 20, 8]);
  expect(faults[0]).toStrictEqual({
    before: { profile: 'free' },
    after: { profile: 'free', overrides: { flowLogs: true } },
    differing: ['flowLogs'],
    changes: [{ kind: 'replaced', resource: 'Network/Vpc', type: 'AWS::EC2::VPC', by: 'CidrBlock' }],
  });
});

it('refuses a setting that is not compared', async () => {
  expect(await ran(by(''), '--setting', 'region')).toMatchObject({ exitCode: 2, out: '' });
});

it('names a setting that does nothing where that is not said', async () => {
  const { exitCode, out } = await ran(by('vpcCidr'), '--setting', 'vpcCidr', 'dynamodb.deletionProtection');
  expect(exitCode).toBe(1);
  expect(out).toContain(
    'dynamodb.deletionProtection does nothing, and lib/settings/without-effect.ts does not say so: free -c dynamodb.deletionProtection=true\n',
  );
});

it('names a setting that does something where it is said to do nothing', async () => {
  const { exitCode, out } = await ran(
    by('dynamodb.backupVaultLock'),
    '--setting',
    'dynamodb.backupVaultLock',
    '--json',
  );
  const { misjudged } = JSON.parse(out);
  expect(exitCode).toBe(1);
  expect(misjudged).toContainEqual({
    profile: 'trial',
    overrides: { 'dynamodb.backupVaultLock': true },
    setting: 'dynamodb.backupVaultLock',
    said: 'does nothing',
  });
});
