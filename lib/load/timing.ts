/**
 * Times as a document holds them: the whole histogram, so that those of several runs add up to what one would have recorded, and beside
 * it what it rounds. Percentiles are read off it, and never stored: of two of them nobody can make a third.
 * https://github.com/HdrHistogram/HdrHistogramJS
 */
import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type Histogram } from 'hdr-histogram-js';
import { z } from 'zod';
import { LONGEST_US, type Recorder } from './recorder';

export const timingSchema = z
  .strictObject({
    histogram: z.string().describe('HdrHistogram of whole microseconds, V2, compressed, base64.'),
    count: z.int().min(0),
    /** Exact, in microseconds; absent where nothing was recorded. */
    min: z.int().min(0).optional(),
    max: z.int().min(0).optional(),
    sum: z.int().min(0),
  })
  .describe('Microseconds.');
export type Timing = z.infer<typeof timingSchema>;

const empty = (): Histogram =>
  build({
    bitBucketSize: 64,
    autoResize: false,
    lowestDiscernibleValue: 1,
    highestTrackableValue: LONGEST_US,
    numberOfSignificantValueDigits: 3,
  });

export function timingOf(recorder: Recorder): Timing {
  const histogram = empty();
  for (const [value, count] of recorder.values()) histogram.recordValueWithCount(value, count);
  const { count, min, max, sum } = recorder;
  return { histogram: encodeIntoCompressedBase64(histogram), count, sum, ...(count > 0 && { min, max }) };
}

/** @throws Error where it is no histogram, or one of another count */
export function histogramOf({ histogram, count }: Timing): Histogram {
  const decoded = decodeFromCompressedBase64(histogram, 64);
  if (decoded.totalCount === count) return decoded;
  throw new Error(`a histogram has ${decoded.totalCount} values, and is said to have ${count}`);
}

export function mergedTiming(timings: readonly Timing[]): Timing {
  const histogram = empty();
  for (const timing of timings) histogram.add(histogramOf(timing));
  const add = (name: 'count' | 'sum'): number => timings.reduce((sum, timing) => sum + timing[name], 0);
  const ends = (name: 'min' | 'max'): number[] => timings.flatMap((timing) => timing[name] ?? []);
  return {
    histogram: encodeIntoCompressedBase64(histogram),
    count: add('count'),
    sum: add('sum'),
    ...(add('count') > 0 && { min: Math.min(...ends('min')), max: Math.max(...ends('max')) }),
  };
}
