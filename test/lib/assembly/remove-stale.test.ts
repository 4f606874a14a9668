import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeStale } from '../../../lib/assembly/remove-stale';

it('leaves of a folder what its manifest names, and what is of no stack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stale-'));
  const manifest = { artifacts: { Atlas: { properties: { templateFile: 'Atlas.template.json' } } } };
  const stale = ['DynamoDbReplica.template.json', 'DynamoDbReplica.assets.json', 'DynamoDbReplica.metadata.json'];
  const kept = ['Atlas.template.json', 'tree.json', 'validation-report.json'];
  for (const file of [...stale, ...kept]) writeFileSync(join(folder, file), '{}');
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  removeStale(folder);
  const left = readdirSync(folder);
  rmSync(folder, { recursive: true });
  expect(left.sort()).toStrictEqual([...kept, 'manifest.json'].sort());
});
