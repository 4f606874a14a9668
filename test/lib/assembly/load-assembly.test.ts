import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { evaluate } from '../../../lib/claims/evaluate';
import { loadAssembly } from '../../../lib/assembly/load-assembly';
import { Misuse } from '../../../lib/errors';
import { runs } from '../../support/runs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'assembly-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (files: Record<string, unknown>): void =>
  Object.entries(files).forEach(([name, content]) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  });

const stack = (templateFile: string, more: object = {}) => ({
  type: 'aws:cloudformation:stack',
  environment: 'aws://unknown-account/eu-west-1',
  properties: { templateFile, ...more },
});
const manifest = (artifacts: object) => ({ version: '48.0.0', artifacts });
const queue = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } };

describe('a folder that cdk synth wrote', () => {
  it('is read by its manifest: stacks by their name, nothing that the manifest does not name', () => {
    write({
      'manifest.json': manifest({
        One: stack('a.template.json'),
        Two: stack('b.template.json', { stackName: 'Named' }),
        Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
      }),
      'a.template.json': queue,
      'b.template.json': {},
      'stale.template.json': queue,
    });
    expect(loadAssembly(folder)).toStrictEqual({
      regions: new Map([
        ['One', 'eu-west-1'],
        ['Named', 'eu-west-1'],
      ]),
      templates: new Map<string, unknown>([
        ['One', queue],
        ['Named', {}],
      ]),
    });
  });

  it('is read with the assemblies nested in it', () => {
    write({
      'manifest.json': manifest({
        Stage: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Stage' } },
      }),
      'assembly-Stage/manifest.json': manifest({ Inner: stack('inner.template.json') }),
      'assembly-Stage/inner.template.json': queue,
    });
    expect([...loadAssembly(folder).templates.keys()]).toStrictEqual(['Inner']);
  });

  it('is read once where an assembly is nested in itself', () => {
    write({
      'manifest.json': manifest({
        Again: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } },
        One: stack('a.template.json'),
      }),
      'a.template.json': queue,
    });
    expect([...loadAssembly(folder).templates.keys()]).toStrictEqual(['One']);
  });

  it('is read by file names where there is no manifest', () => {
    write({ 'B.template.json': queue, 'A.template.json': {}, 'other.json': '{' });
    expect([...loadAssembly(folder).templates.keys()]).toStrictEqual(['A', 'B']);
  });

  it('is of the profile that its templates name', () => {
    write({ 'A.template.json': { Metadata: { Profile: 'free' } }, 'B.template.json': queue });
    expect(loadAssembly(folder).profile).toBe('free');
  });
});

describe('a folder that cannot be evaluated', () => {
  const message = (path = folder): string => {
    try {
      loadAssembly(path);
    } catch (error) {
      if (error instanceof Misuse) return error.message;
      throw error;
    }
    throw new Error('not refused');
  };
  const FIX = 'npx cdk synth --quiet --output FOLDER';

  it('is refused where it does not exist', () => {
    expect(message(join(folder, 'none'))).toBe(
      `${join(folder, 'none')} cannot be read as a folder (ENOENT). Synthesize into it: ${FIX}`,
    );
  });

  it('is refused where it is a file', () => {
    write({ file: '{}' });
    expect(message(join(folder, 'file'))).toContain('cannot be read as a folder (ENOTDIR)');
  });

  it('is refused where it is empty', () => {
    expect(message()).toBe(`${folder} holds no stack. Synthesize into it: ${FIX}`);
  });

  it('is refused where its manifest has no stack', () => {
    write({ 'manifest.json': manifest({}) });
    expect(message()).toContain('holds no stack');
  });

  it('is refused where its manifest is none', () => {
    write({ 'manifest.json': {} });
    expect(message()).toMatch(/manifest\.json is not as cdk synth writes it: .+\. Synthesize again: /s);
  });

  it('is refused where a template is missing', () => {
    write({ 'manifest.json': manifest({ One: stack('a.template.json') }) });
    expect(message()).toContain(
      `${join(folder, 'a.template.json')} cannot be read (ENOENT), but the manifest names it`,
    );
  });

  it('is refused where a template is cut off', () => {
    write({ 'a.template.json': '{"Resources": {' });
    expect(message()).toMatch(/a\.template\.json is not valid JSON: .+\. Synthesize again/);
  });

  it('is refused where a template has no resources but something else', () => {
    write({ 'a.template.json': { Resources: [] } });
    expect(message()).toContain('is no template with an object of Resources');
  });

  it('is refused where it mixes profiles', () => {
    write({
      'A.template.json': { Metadata: { Profile: 'free' } },
      'B.template.json': { Metadata: { Profile: 'trial' } },
    });
    expect(message()).toContain('mixes the profiles free and trial. Synthesize each into a folder of its own');
  });

  it('is answered or refused, never a crash, whatever its files hold', () => {
    const content = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .json()
        .map(
          (text) =>
            `{"version":"48.0.0","artifacts":{"One":${text},"Two":{"type":"aws:cloudformation:stack","properties":${text}}}}`,
        ),
    );
    fc.assert(
      fc.property(content, content, (first, second) => {
        write({ 'manifest.json': first, 'a.template.json': second });
        try {
          evaluate(loadAssembly(folder));
        } catch (error) {
          if (!(error instanceof Misuse)) throw error;
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

it('honestly shows nothing of an app that the checks have never seen', () => {
  write({
    'Shop.template.json': {
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue' },
        Orders: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } },
      },
    },
  });
  const statuses = evaluate(loadAssembly(folder)).map(({ status }) => status);
  expect(new Set(statuses)).toStrictEqual(new Set(['not-in-this-profile', 'cited']));
});

it('honestly fails what such an app claims by its marks', () => {
  write({
    'Shop.template.json': {
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Metadata: { Claims: ['INT-01', 'NO-99'] } } },
    },
  });
  const failed = evaluate(loadAssembly(folder)).filter(({ status }) => status === 'failed');
  expect(failed.map(({ claim }) => claim.id)).toStrictEqual(['INT-01']);
});
