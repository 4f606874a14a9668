import { Recorder } from '../../lib/load/recorder';
import type { LoadOperation, LoadResults, LoadRun } from '../../lib/load/results';
import { timingOf, type Timing } from '../../lib/load/timing';

export const aTiming = (milliseconds: readonly number[]): Timing => {
  const recorder = new Recorder();
  for (const each of milliseconds) recorder.record(each);
  return timingOf(recorder);
};

export const anOperation = (milliseconds: readonly number[], changes: Partial<LoadOperation> = {}): LoadOperation => ({
  issued: milliseconds.length,
  completed: milliseconds.length,
  refused: {},
  failed: {},
  timedOut: 0,
  notSent: 0,
  service: aTiming(milliseconds),
  response: aTiming(milliseconds),
  ...changes,
});

export const aLoadRun = (changes: Partial<LoadRun> = {}): LoadRun => ({
  target: 'dynamodb',
  over: 'client',
  engine: 'an engine',
  guarantees: { get: { isStrong: true, text: 'strong read' } },
  intervals: [[1_000, 11_000]],
  invalid: [],
  lateness: aTiming([0.1, 0.2]),
  operations: { get: anOperation([1, 2, 3, 4]) },
  ...changes,
});

export const someResults = (
  runs: readonly LoadRun[] = [aLoadRun()],
  changes: Partial<LoadResults> = {},
): LoadResults => ({
  schemaVersion: 1,
  place: 'local',
  load: {
    workload: 'orders',
    shape: {},
    pace: { rate: 100 },
    keys: 'uniform',
    records: 1_000,
    rampMs: 0,
    warmUpMs: 0,
    durationMs: 10_000,
    timeoutMs: 10_000,
    maxInFlight: 64,
    latenessBoundMs: 50,
  },
  parts: [{ id: 'a-1', seed: 1, startedAt: '2026-11-26T00:00:00.000Z' }],
  runs: [...runs],
  ...changes,
});
