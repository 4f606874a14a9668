import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workloadDocument } from '../../../../lib/commands/docs/workload-document';
import { workloadJsonSchema, workloadSchema } from '../../../../lib/costs/workload/schema';

const DOCS = join(__dirname, '../../../../docs');

it.each([
  ['workload.md', workloadDocument()],
  ['workload.schema.json', workloadJsonSchema()],
])('is what docs/%s holds', (file, text) => {
  const path = join(DOCS, file);
  if ((existsSync(path) ? readFileSync(path, 'utf8') : '') !== text)
    throw new Error(`docs/${file} does not say what lib/costs/workload says: run npm run docs`);
});

it('has a row for every field', () => {
  const rows = workloadDocument()
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows.map((row) => row.split('`')[1])).toStrictEqual(Object.keys(workloadSchema.shape));
});
