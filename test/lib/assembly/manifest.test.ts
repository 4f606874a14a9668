import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStacks, stackRegions } from '../../../lib/assembly/manifest';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'manifest-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stack = (region: string, more: object = {}) => ({
  type: 'aws:cloudformation:stack',
  environment: `aws://unknown-account/${region}`,
  properties: { templateFile: 'a.template.json' },
  ...more,
});
const write = (artifacts: object): void =>
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));

describe('the stacks of a folder', () => {
  it('are in the order of the app, each as the command line takes it', () => {
    write({ Shop: stack('eu-west-1', { displayName: 'Stage/Shop' }), Bar: stack('unknown-region') });
    expect(readStacks(folder)).toStrictEqual([
      { id: 'Stage/Shop', name: 'Shop', region: 'eu-west-1', templateFile: join(folder, 'a.template.json') },
      { id: 'Bar', name: 'Bar', region: '', templateFile: join(folder, 'a.template.json') },
    ]);
  });

  it('may be of a newer CDK', () => {
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ version: '999.0.0', artifacts: { Shop: stack('eu-west-1'), New: { type: 'aws:cdk:new' } } }),
    );
    expect(readStacks(folder)).toHaveLength(1);
  });

  it('have their region where the folder says one', () => {
    write({ Shop: stack('eu-west-1'), Bar: stack('unknown-region') });
    expect(stackRegions(readStacks(folder))).toStrictEqual(new Map([['Shop', 'eu-west-1']]));
    rmSync(join(folder, 'manifest.json'));
    writeFileSync(join(folder, 'Shop.template.json'), '{}');
    expect(stackRegions(readStacks(folder))).toStrictEqual(new Map());
  });
});
