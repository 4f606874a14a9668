import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeAws } from './support/fake-aws';
import { run } from './support/run';

const PLAN = /```console\n\$ npm run operate -- (.+)\n([\s\S]*?)```/g;
const documented = ['backup-and-restore.md', 'redshift.md', 'deploy.md'].flatMap((page) =>
  [...readFileSync(join(__dirname, '../../../../docs', page), 'utf8').matchAll(PLAN)].map(
    ([, line = '', text = '']) => [page, line, text] as const,
  ),
);

it('are there for both databases, Redshift and the removal', () => {
  expect(documented.map(([, line]) => line.split(' ')[0])).toEqual([
    'dynamodb-backup',
    'dynamodb-restore-to-time',
    'atlas-restore-to-time',
    'redshift-database',
    'empty',
  ]);
});

it.each(documented)('%s shows what "%s" prints', async (_page, line, text) => {
  const { exitCode, out } = await run(new FakeAws(), `${line} --region eu-west-1`);
  expect([exitCode, out]).toEqual([0, text]);
});
