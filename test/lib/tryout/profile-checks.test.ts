import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checks } from '../../../lib/tryout/checks';
import { validationReport } from '../../../lib/tryout/profile-checks';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'profile-checks-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function outcomes(pluginReports: unknown[]): Promise<string[]> {
  writeFileSync(join(folder, 'validation-report.json'), JSON.stringify({ pluginReports }));
  const checks = new Checks();
  await validationReport({ folder, stacks: [] }, 'trial', checks);
  return checks.list.map(({ outcome }) => outcome);
}

describe('the validation report of a profile', () => {
  it('passes for each validator that found nothing', async () => {
    expect(await outcomes([{ pluginName: 'rules', violations: [] }])).toEqual(['passed']);
  });

  it('fails for one that found something', async () => {
    const violations = [{ ruleName: 'pitr', description: 'the table has no point-in-time recovery' }];
    expect(await outcomes([{ pluginName: 'rules', violations }])).toEqual(['failed']);
  });

  it('is not shown as passed when no validator ran', async () => {
    expect(await outcomes([])).toEqual(['skipped']);
  });
});
