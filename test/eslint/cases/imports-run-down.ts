/** The law of the folders, with imports planted that break it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { refusals } from '../../support/lint';

const ROOT = join(__dirname, '..', '..', '..');
const RULE = 'no-restricted-imports';
const refused = (file: string, from: string): Promise<string[]> =>
  refusals(file, `import type { One } from '${from}'; export * from '${from}';`, (rule) => rule === RULE);

export function importCases(): void {
  describe('lint refuses an import', () => {
    it.each([
      ['lib/errors.ts', './console/planted'],
      ['lib/settings/planted.ts', '../claims/claim'],
      ['lib/settings/rules/planted.ts', '../../claims/claim'],
      ['lib/orders/contract/cases/planted.ts', '../../../tryout/planted'],
      ['lib/claims/planted.ts', '../stacks/names'],
      ['lib/claims/planted.ts', '../../lambda/shared/limit'],
      ['lambda/shared/planted.ts', '../../lib/stacks/names'],
      ['lib/services/planted.ts', '../commands/start/command'],
      ['lib/commands/verify/planted.ts', '../start/command'],
      ['lib/commands/verify/planted.ts', '../claims/command'],
      ['lib/commands/verify/facts/planted.ts', '../../start/command'],
      ['lib/commands/verify/planted.ts', '../../../bin/start'],
      ['lib/claims/planted.ts', 'aws-cdk-lib'],
      ['lib/claims/planted.ts', 'aws-cdk-lib/aws-dynamodb'],
      ['lib/settings/planted.ts', 'aws-cdk-lib/region-info'],
      ['lib/commands/verify/planted.ts', 'aws-cdk-lib/core'],
    ])('of %s from %s', async (file, from) => {
      expect(await refused(file, from)).toStrictEqual([RULE, RULE]);
    });

    it.each([
      ['lib/claims/planted.ts', '../settings/schema'],
      ['lib/stacks/atlas/planted.ts', '../../claims/ids'],
      ['lib/stacks/atlas/planted.ts', 'aws-cdk-lib'],
      ['lib/assembly/planted.ts', 'aws-cdk-lib/cx-api'],
      ['lambda/shared/planted.ts', '../../lib/orders/order'],
      ['lib/commands/verify/planted.ts', '../../claims/claim'],
      ['lib/commands/verify/facts/planted.ts', '../aws'],
      ['bin/planted.ts', '../lib/commands/start/command'],
    ])('but not of %s from %s', async (file, from) => {
      expect(await refused(file, from)).toStrictEqual([]);
    });
  });

  it.each(readdirSync(join(ROOT, 'lib')).filter((name) => !name.includes('.')))(
    'lib/%s has its layer',
    async (room) => {
      expect(await refused(`lib/${room}/planted.ts`, '../../bin/start')).toStrictEqual([RULE, RULE]);
    },
  );
}
