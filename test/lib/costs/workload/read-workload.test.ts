import Ajv from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PRESET_NAMES, presetFile, workloadOf } from '../../../../lib/costs/workload/presets';
import { readWorkload, type WorkloadError } from '../../../../lib/costs/workload/read-workload';
import { workloadDocOf, workloadJsonSchema, workloadSchema } from '../../../../lib/costs/workload/schema';

const LEAST = ['items: 10', 'itemBytes: 100', 'operations: { get: 1 }', 'rate: 1', 'consistency: strong'];

/** Line and field of each fault, with its fix. */
function faultsIn(...lines: string[]) {
  try {
    readWorkload(lines.join('\n'), 'mine.yaml');
  } catch (error) {
    return (error as WorkloadError).faults.map(({ line, field, fix }) => [line, field, fix]);
  }
  return [];
}

it('takes the least, and fills in the rest', () => {
  expect(readWorkload(LEAST.join('\n'), 'mine.yaml')).toMatchObject({
    pageSize: 25,
    refused: 0,
    regions: 1,
    streamed: false,
  });
});

it('says all that is wrong at once, with line, what is allowed and a fix', () => {
  const faults = faultsIn(
    'items: -1',
    'itemBytes:',
    '  - { bytes: 400, parts: 1 }',
    '  - { bytes: 0, parts: 1 }',
    'oprations: { get: 1 }',
    'rate: { usual: 1, peak: 2, peakHours: 24 }',
    'consistency: often',
  );
  expect(faults).toStrictEqual([
    [1, 'items', 'items: 10000000'],
    [1, 'operations', 'operations: { get: 50, put: 50 }'],
    [4, 'itemBytes[1].bytes', 'itemBytes: 1000'],
    [5, 'oprations', 'operations is the nearest one, or leave it out'],
    [6, 'rate.peakHours', 'rate: 200'],
    [7, 'consistency', 'consistency: strong'],
  ]);
});

it('is one message that ends the command as misused', () => {
  expect(() => readWorkload('items: 1', 'mine.yaml')).toThrow(
    expect.objectContaining({
      name: 'Misuse',
      message: expect.stringMatching(
        /^mine\.yaml is no workload[^]*line 1: rate\n {4}given: {3}nothing\n {4}allowed: .*\n {4}fix: {5}rate: 200/,
      ),
    }),
  );
});

describe('refuses', () => {
  it.each([
    ['a field twice', [...LEAST, 'rate: 2'], [[6, '']]],
    ['a mix of nothing', [...LEAST.slice(0, 2), 'operations: { get: 0 }', ...LEAST.slice(3)], [[3, 'operations']]],
    [
      'an operation of no contract',
      [...LEAST.slice(0, 2), 'operations: { gett: 1, put: 1 }', ...LEAST.slice(3)],
      [[3, 'operations.gett']],
    ],
    [
      'a day of 23 hours',
      [...LEAST.slice(0, 3), `rate: { hours: [${Array(23).fill(1)}] }`, LEAST[4]!],
      [[4, 'rate.hours']],
    ],
    ['what is no YAML', ['items: [1'], [[1, '']]],
    ['a list', ['- items: 1'], [[1, '']]],
    ['an empty file', [''], [[1, '']]],
  ])('%s', (_, lines, places) => {
    expect(faultsIn(...lines).map(([line, field]) => [line, field])).toStrictEqual(places);
  });
});

it('has an example for each field that it takes itself', () => {
  const examples = Object.values(workloadSchema.shape).map((schema) => workloadDocOf(schema)!.example);
  expect(() => readWorkload(examples.join('\n'), 'examples')).not.toThrow();
});

describe.each(PRESET_NAMES)('the preset %s', (name) => {
  it('can be used, and keeps the published schema', () => {
    expect(workloadOf(name).items).toBeGreaterThan(0);
    const validate = new Ajv().compile(JSON.parse(workloadJsonSchema()));
    validate(parse(readFileSync(join(__dirname, '../../../..', presetFile(name)), 'utf8')));
    expect(validate.errors).toBeNull();
  });
});

it('names the presets where there is no such file', () => {
  expect(() => workloadOf('nowhere.yaml')).toThrow(/nowhere\.yaml cannot be read \(ENOENT\)\. Presets: orders, ycsb-a/);
});
