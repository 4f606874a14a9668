import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDocuments } from '../../../../lib/commands/docs/command';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'documents-'))));
afterEach(() => rmSync(root, { recursive: true }));

it('says in a message which document cannot be written, and writes no other', () => {
  writeFileSync(join(root, 'one'), 'before');
  mkdirSync(join(root, 'two'));
  expect(() => writeDocuments({ one: 'after', two: 'after' }, root)).toThrow(
    `${join(root, 'two')} cannot be written (EISDIR). Make it one that you can write to`,
  );
  expect(readFileSync(join(root, 'one'), 'utf8')).toBe('before');
});

it('writes them all where it can', () => {
  writeDocuments({ one: '1', two: '2' }, root);
  expect(['one', 'two'].map((file) => readFileSync(join(root, file), 'utf8'))).toStrictEqual(['1', '2']);
});
