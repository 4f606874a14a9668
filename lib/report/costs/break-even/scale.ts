/** Where numbers stand in the picture: both axes are logarithmic, in whole powers of ten. */
import type { BreakEven } from '../../../costs/break-even/break-even';

export const WIDTH = 560;
export const HEIGHT = 400;
export const LEFT = 62;
export const RIGHT = WIDTH - 16;
export const TOP = 34;
export const BOTTOM = HEIGHT - 50;

export interface Scale {
  readonly x: (rate: number) => number;
  readonly y: (amount: number) => number;
  readonly rates: readonly number[];
  readonly amounts: readonly number[];
}

/** An amount of nothing stands on the ground. */
export function scaleOf({ points }: Pick<BreakEven, 'points'>): Scale {
  const rates = powersAround(points.map(({ rate }) => rate));
  const amounts = powersAround(points.flatMap(({ dynamodb, atlas }) => [dynamodb.amount, atlas?.amount ?? 0]));
  return { x: between(rates, LEFT, RIGHT), y: between(amounts, BOTTOM, TOP), rates, amounts };
}

/** Of less than a cent no picture needs to tell. */
const LEAST = 0.01;

function powersAround(values: readonly number[]): number[] {
  const positive = values.filter((value) => value >= LEAST);
  const [least, most] = [Math.min(...positive, LEAST * 100), Math.max(...positive, 1)].map(Math.log10) as [
    number,
    number,
  ];
  const [first, last] = [Math.floor(least), Math.ceil(most)];
  return Array.from({ length: last - first + 1 }, (_, index) => Number(`1e${first + index}`));
}

function between(powers: readonly number[], from: number, to: number): (value: number) => number {
  const [first, last] = [Math.log10(powers[0] ?? 1), Math.log10(powers.at(-1) ?? 10)];
  return (value) => {
    const share = (Math.log10(Math.max(value, LEAST)) - first) / (last - first);
    return Math.round((from + Math.max(0, share) * (to - from)) * 10) / 10;
  };
}
