import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeAws } from './support/fake-aws';
import { run } from './support/run';

const textOf = (name: string): string => readFileSync(join(__dirname, '../../../../docs', name), 'utf8');

const PLAN = /```console\n\$ npm run operate -- (.+)\n([\s\S]*?)```/g;
const documented = ['backup-and-restore.md', 'redshift.md', 'deploy.md'].flatMap((page) =>
  [...textOf(page).matchAll(PLAN)].map(([, line = '', text = '']) => [page, line, text] as const),
);

it('are there for both databases, Redshift and the removal', () => {
  expect(documented.map(([, line]) => line.split(' ')[0])).toStrictEqual([
    'dynamodb-backup',
    'dynamodb-restore-to-time',
    'atlas-restore-to-time',
    'dynamodb-recount',
    'atlas-recount',
    'redshift-database',
    'empty',
  ]);
});

it.each(documented)('%s shows what "%s" prints', async (_page, line, text) => {
  const { exitCode, out } = await run(new FakeAws(), `${line} --region eu-west-1`);
  expect([exitCode, out]).toStrictEqual([0, text]);
});

const runbooks = textOf('backup-and-restore.md')
  .split('## Totals, counted anew')[1]
  ?.split('\n\n')[2]
  ?.split('\n')
  .slice(2)
  .map((row) => (row.split('|')[1] ?? '').replaceAll('`', '').replace(/ \(.*/, '').trim());

it.each(runbooks ?? [])('"%s" is carried out by a test', (row) => {
  const carriedOut = ['recount-runbooks.system.test.ts', 'recount-atlas-runbooks.system.test.ts'].some((file) =>
    readFileSync(join(__dirname, file), 'utf8').includes(`it('${row}`),
  );
  expect(carriedOut).toBe(true);
});
