import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeNow } from '../../../lib/processes/made-now';
import { describeUnless } from '../../support/describe-unless';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'made-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('says the day in UTC, and the versions of what decides what is seen', () => {
  const { date, versions } = madeNow(new Date('2026-11-26T23:59:59-05:00'), folder);
  expect(date).toBe('2026-11-27');
  expect(versions).toStrictEqual({
    Node: process.versions.node,
    'aws-cdk-lib': expect.stringMatching(/^2\./) as string,
    '@aws-sdk/client-dynamodb': expect.stringMatching(/^3\./) as string,
    mongodb: expect.stringMatching(/^\d+\./) as string,
  });
});

it('says no commit outside a checkout', () => {
  expect(madeNow(new Date(), folder)).not.toHaveProperty('commit');
});

const git = (...args: string[]): string =>
  spawnSync('git', ['-C', folder, '-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
    encoding: 'utf8',
  }).stdout;

describeUnless(
  spawnSync('git', ['--version']).status === 0 ? undefined : 'no Git found. Install one',
  'in a checkout',
  () => {
    const commit = (): string | undefined => madeNow(new Date(), folder).commit;
    beforeEach(() => {
      git('init', '--quiet');
      writeFileSync(join(folder, 'file'), 'before');
      git('add', 'file');
      git('commit', '--quiet', '--message', 'One');
    });

    it('says the commit', () => {
      expect(commit()).toMatch(/^[0-9a-f]{12}$/);
      expect(git('rev-parse', 'HEAD')).toMatch(new RegExp(`^${commit() ?? ''}`));
    });

    it('says where files differ from it', () => {
      writeFileSync(join(folder, 'file'), 'after');
      expect(commit()).toMatch(/^[0-9a-f]{12}-dirty$/);
    });
  },
);
