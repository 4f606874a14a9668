import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROFILE_METADATA } from '../../lib/assembly/metadata';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import { RUN_TYPESCRIPT } from '../../lib/processes/run-typescript';
import { OBEYED } from '../support/obeyed';
import type { Attack } from './attack';

const RUN_MS = 60_000;
const TAG = '<img src=x onerror=alert(1)>';
const HOSTILE = `Orders\u001b[2J\u001b]52;c;cm0gLXJm\u0007\u009b31m\u202e${TAG}\`\`\`${TAG}\`\n# All claims hold\n`;

/** Templates and observations of others are reported on, in every format. */
export const hostileText: Attack = {
  title: 'Templates and observations of others hold what a terminal or a page would obey',
  run: async (checks, folder) => {
    const [assembly, observations] = [join(folder, 'cdk.out'), join(folder, 'observations.json')];
    mkdirSync(assembly);
    writeFileSync(join(assembly, 'DynamoDb.template.json'), JSON.stringify(template()));
    writeFileSync(observations, JSON.stringify(observed()));
    const claims = ['--assembly', assembly, '--observations', observations];
    for (const format of ['table', 'md', 'json', 'html', 'junit']) {
      const printed = run('claims.ts', [...claims, '--format', format]);
      checks.equal(`--format ${format}: a terminal obeys nothing`, findings(printed), []);
      if (format === 'md' || format === 'html') {
        checks.equal(`--format ${format}: a page takes no tag`, /(^|[^\\])<img/m.test(printed), false);
      }
    }
    for (const format of ['table', 'md']) {
      const file = join(folder, format);
      run('claims.ts', [...claims, '--format', format, '--out', file]);
      const written = readFileSync(file, 'utf8');
      checks.equal(`--format ${format} --out: a terminal obeys nothing`, findings(written), []);
      checks.equal(`--format ${format} --out: no name begins a line`, /^# All claims hold/m.test(written), false);
    }
    const refused = run('claims.ts', ['--assembly', join(folder, HOSTILE)]);
    checks.equal('An error: a terminal obeys nothing', [refused.length > 0, findings(refused)], [true, []]);
  },
};

/** All that was printed, on both streams. */
function run(command: string, args: readonly string[]): string {
  const options = { cwd: PROJECT_ROOT, encoding: 'utf8', timeout: RUN_MS } as const;
  const { stdout, stderr } = spawnSync(process.execPath, [...RUN_TYPESCRIPT, join('bin', command), ...args], options);
  return stdout + stderr;
}

const findings = (text: string): string[] => (OBEYED.exec(text) ?? []).map((one) => JSON.stringify(one));

const template = (): object => ({
  Metadata: { [PROFILE_METADATA]: HOSTILE },
  Resources: {
    [HOSTILE]: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Metadata: { 'aws:cdk:path': HOSTILE, Claims: ['SEC-04', 'REL-01'] },
      Properties: { TableName: HOSTILE, [HOSTILE]: HOSTILE },
    },
    Another: { Type: HOSTILE, Properties: {} },
  },
});

const observed = (): object => ({
  schemaVersion: 1,
  place: 'live',
  profile: HOSTILE,
  observations: [
    { title: HOSTILE, side: 'dynamodb', engine: HOSTILE, claims: ['SEC-04'], outcome: 'failed', reason: HOSTILE },
  ],
});
