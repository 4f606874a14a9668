import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ordersApp } from '../../../lib/stacks/app';
import { PROFILE_NAMES, type ProfileName } from '../../../lib/settings/schema';
import { cdkContext, contextOf } from '../../support/synth';

const PROJECT = join(__dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Bundles of functions have tests of their own; what refers to them is compared here, by their hash. */
const isAsset = (name: string): boolean => name.startsWith('asset.');

/** Everything that a synth of the profile writes, by file. */
function assemblyOf(profile: ProfileName, context = contextOf(profile)): Record<string, string> {
  const outdir = mkdtempSync(join(folder, 'out-'));
  ordersApp({ context, outdir, builtinCloudFormationValidation: false }).synth();
  const files = readdirSync(outdir).filter((name) => !isAsset(name));
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(outdir, name), 'utf8')]));
}

/** Names of files that differ, rather than their thousands of lines. */
const differing = (one: Record<string, string>, other: Record<string, string>): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name]);

const SIGNED_IN = ['CDK_DEFAULT_ACCOUNT', 'CDK_DEFAULT_REGION', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE'];
const before = process.env;
const nobody = Object.fromEntries(Object.entries(before).filter(([name]) => !SIGNED_IN.includes(name)));
const somebody = {
  ...nobody,
  ...Object.fromEntries(SIGNED_IN.map((name) => [name, 'us-west-2'])),
  CDK_DEFAULT_ACCOUNT: '111122223333',
};

const pathsIn = (files: Record<string, string>): string[] =>
  Object.entries(files)
    .filter(([name]) => /template\.json$|^manifest\.json$/.test(name))
    .filter(([, text]) => text.includes(PROJECT) || text.includes(folder))
    .map(([name]) => name);

describe.each(PROFILE_NAMES)('two synths of profile %s', (profile) => {
  const [first = {}, second = {}] = [nobody, somebody].map((env) => {
    process.env = env;
    try {
      return assemblyOf(profile);
    } finally {
      process.env = before;
    }
  });

  it('write the same bytes, whichever account and region the command line is signed in to', () => {
    expect(Object.keys(first)).toStrictEqual(
      expect.arrayContaining(['manifest.json', 'DynamoDb.template.json', 'Atlas.template.json']),
    );
    expect(differing(first, second)).toStrictEqual([]);
  });

  it('write no path of this machine into what is deployed', () => {
    expect(pathsIn(first)).toStrictEqual([]);
  });
});

it('the lines of code that CDK notes by default are no paths of this machine', () => {
  const files = assemblyOf('free', cdkContext('free'));
  expect(Object.keys(files)).toContain('manifest.json');
  expect(pathsIn(files)).toStrictEqual([]);
});
