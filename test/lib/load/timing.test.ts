import { Recorder } from '../../../lib/load/recorder';
import { seededRandom } from '../../../lib/load/random';
import { histogramOf, mergedTiming, timingOf } from '../../../lib/load/timing';

/** Milliseconds, most of them small and some large. */
const samples = (() => {
  const random = seededRandom(7);
  return Array.from({ length: 4_000 }, () => Math.exp(random() * 14) / 1_000);
})();

const recorded = (values: readonly number[]): Recorder => {
  const recorder = new Recorder();
  for (const value of values) recorder.record(value);
  return recorder;
};
const microseconds = samples.map((value) => Math.round(value * 1_000)).sort((one, other) => one - other);

it('reads percentiles off to one in a thousand', () => {
  const histogram = histogramOf(timingOf(recorded(samples)));
  for (const percent of [50, 90, 99, 99.9]) {
    const exact = microseconds[Math.ceil((samples.length * percent) / 100) - 1] as number;
    expect(histogram.getValueAtPercentile(percent) / exact).toBeCloseTo(1, 2);
    expect(recorded(samples).percentile(percent) / exact).toBeCloseTo(1, 2);
  }
});

it('carries what a histogram rounds', () => {
  expect(timingOf(recorded([0.5, 59.8604, 3]))).toMatchObject({ count: 3, min: 500, max: 59_860, sum: 63_360 });
});

it('makes the same of four parts as of the whole', () => {
  const parts = [0, 1, 2, 3].map((part) => timingOf(recorded(samples.filter((_, at) => at % 4 === part))));
  expect(mergedTiming(parts)).toStrictEqual(timingOf(recorded(samples)));
});

it('merges nothing with nothing', () => {
  const nothing = timingOf(new Recorder());
  expect(mergedTiming([nothing, nothing])).toStrictEqual(nothing);
  expect(nothing).toMatchObject({ count: 0, sum: 0 });
});

it('refuses a histogram that lacks what it is said to have', () => {
  const timing = timingOf(recorded([1, 2]));
  expect(() => histogramOf({ ...timing, count: 3 })).toThrow('a histogram has 2 values, and is said to have 3');
});

it('counts the longest as an hour, and knows how long it was', () => {
  const timing = timingOf(recorded([5_000_000]));
  expect(timing.max).toBe(5_000_000_000);
  expect(histogramOf(timing).getValueAtPercentile(100) / 3_600_000_000).toBeCloseTo(1, 2);
});
