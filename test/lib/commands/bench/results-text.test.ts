import type { Measurement } from '../../../../lib/commands/bench/measurement';
import { resultsAsJson, resultsAsTable, type BenchResults } from '../../../../lib/commands/bench/results-text';

const SYNTH: Measurement = {
  what: 'synth',
  command: 'cdk synth -q',
  runs: 5,
  unit: 's',
  median: 9.876,
  baseline: { command: 'cdk synth -q of another app', median: 9 },
  target: { of: 'ratio', atMost: 1.25 },
  note: 'processor time 8.00 s against 7.50 s',
};
const IMPORT: Measurement = {
  what: 'import',
  command: 'npm run bench',
  runs: 15,
  unit: 'ms',
  median: 75,
  target: { of: 'median', atMost: 60 },
};
const machine = { node: 'v24.0.0', cores: 2, load: 0.5 };
const report = (...findings: Measurement[]): BenchResults => ({
  start: machine,
  end: { ...machine, load: 1.75 },
  findings,
});

describe('report as a table', () => {
  it('has one line a finding with its medians, ratio, target and verdict', () => {
    expect(resultsAsTable(report(SYNTH, IMPORT)).split('\n').slice(0, 3)).toStrictEqual([
      'measured  runs  median   baseline  ratio  target                  met',
      'synth     5     9.88 s   9.00 s    1.10   ratio at most 1.25      yes',
      'import    15    75.0 ms  -         -      median at most 60.0 ms  NO',
    ]);
  });

  it('says what was run, what it was compared with and what else was seen', () => {
    expect(resultsAsTable(report(SYNTH)).split('\n').slice(3, 6)).toStrictEqual([
      'synth: cdk synth -q',
      '  baseline: cdk synth -q of another app',
      '  processor time 8.00 s against 7.50 s',
    ]);
  });

  it('says what the machine was and did', () => {
    expect(resultsAsTable(report(SYNTH))).toMatch(
      /Node v24\.0\.0, 2 cores, load average 0\.50 at the start, 1\.75 at the end$/,
    );
  });

  it('counts writes in whole numbers', () => {
    const writes = { ...IMPORT, unit: 'writes', median: 80, target: { of: 'median', atMost: 200 } } as const;
    expect(resultsAsTable(report(writes))).toContain('80 writes  -         -      median at most 200 writes  yes');
  });
});

describe('report as JSON', () => {
  it('holds every finding with its ratio and verdict', () => {
    expect(JSON.parse(resultsAsJson(report(SYNTH, IMPORT)))).toMatchObject({
      machine: { start: { load: 0.5 }, end: { load: 1.75 } },
      findings: [
        { what: 'synth', median: 9.876, ratio: 9.876 / 9, met: true },
        { what: 'import', median: 75, met: false },
      ],
    });
  });

  it.each([
    [true, [SYNTH]],
    [false, [SYNTH, IMPORT]],
  ])('is met as a whole (%s) only when every target is', (met, findings) => {
    expect(JSON.parse(resultsAsJson(report(...findings)))).toHaveProperty('met', met);
  });
});
