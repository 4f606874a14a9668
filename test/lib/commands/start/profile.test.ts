import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { template } from '../../../support/assemblies';
import { Checks } from '../../../../lib/tryout/checks';
import { claimsHold, validationReport } from '../../../../lib/commands/start/profile';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'profile-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function outcomes(pluginReports: unknown[]): Promise<string[]> {
  writeFileSync(join(folder, 'validation-report.json'), JSON.stringify({ pluginReports }));
  const checks = new Checks();
  await validationReport({ folder, stacks: [] }, 'trial', checks);
  return checks.list.map(({ outcome }) => outcome);
}

describe('the validation report of a profile', () => {
  it('passes for each validator that found nothing', async () => {
    expect(await outcomes([{ pluginName: 'rules', violations: [] }])).toStrictEqual(['passed']);
  });

  it('fails for one that found something', async () => {
    const violations = [{ ruleName: 'pitr', description: 'the table has no point-in-time recovery' }];
    expect(await outcomes([{ pluginName: 'rules', violations }])).toStrictEqual(['failed']);
  });

  it('passes when CDK names no validator, as it does where all found nothing', async () => {
    expect(await outcomes([])).toStrictEqual(['passed']);
  });

  it('is an error where no validator ran: there is no report then', async () => {
    await expect(validationReport({ folder, stacks: [] }, 'trial', new Checks())).rejects.toThrow(
      'validation-report.json',
    );
  });
});

describe('the claims of a profile', () => {
  it('have failed where its templates show none of them', () => {
    const empty = { ...template({ Topic: ['AWS::SNS::Topic'] }), Metadata: { Profile: 'trial' } };
    writeFileSync(join(folder, 'Stack.template.json'), JSON.stringify(empty));
    const checks = new Checks();
    claimsHold({ folder, stacks: [] }, 'trial', checks);
    expect(checks.list.map(({ outcome }) => outcome)).toStrictEqual(['failed', 'failed']);
  });
});
