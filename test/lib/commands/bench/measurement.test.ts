import { isMet, ratioOf, type Measurement } from '../../../../lib/commands/bench/measurement';

const compared = (median: number, baseline: number): Measurement => ({
  what: 'synth',
  command: 'cdk synth',
  runs: 5,
  unit: 's',
  median,
  baseline: { command: 'cdk synth of another app', median: baseline },
  target: { of: 'ratio', atMost: 1.25 },
});

const alone = (median: number): Measurement => {
  const { baseline: _, ...finding } = compared(median, 1);
  return { ...finding, target: { of: 'median', atMost: 60 } };
};

describe('ratio', () => {
  it('is how many times the baseline was needed', () => {
    expect(ratioOf(compared(3, 2))).toBe(1.5);
  });

  it('is absent where nothing was compared', () => {
    expect(ratioOf(alone(3))).toBeUndefined();
  });
});

describe('target', () => {
  it.each([
    ['below', 12, true],
    ['exactly at', 12.5, true],
    ['above', 12.6, false],
  ])('of a ratio, %s it', (_, median, met) => {
    expect(isMet(compared(median, 10))).toBe(met);
  });

  it.each([
    ['below', 59.9, true],
    ['exactly at', 60, true],
    ['above', 60.1, false],
  ])('of a median, %s it', (_, median, met) => {
    expect(isMet(alone(median))).toBe(met);
  });

  it('of a median is not judged by the ratio', () => {
    expect(isMet({ ...compared(50, 1), target: { of: 'median', atMost: 60 } })).toBe(true);
  });

  it('of a ratio cannot be met where nothing was compared', () => {
    expect(() => isMet({ ...alone(1), target: { of: 'ratio', atMost: 1.25 } })).toThrow(
      '"synth" has no ratio to judge',
    );
  });

  it('cannot be met by something that was not measured', () => {
    expect(() => isMet(alone(Number.NaN))).toThrow(RangeError);
  });
});
