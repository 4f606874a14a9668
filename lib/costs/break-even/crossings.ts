/** Where the two lines cross, found on the functions themselves. */
import type { Curve, Point } from './curve';

export type Cheaper = 'dynamodb' | 'atlas';

export interface Crossing {
  /** Operations a second, on average of the day. */
  readonly rate: number;
  /** Which side is cheaper below it; above it is the other. */
  readonly below: Cheaper;
  /** Size of Atlas above it. */
  readonly size: string;
  /** What DynamoDB costs there, of what is known; and Atlas, unless one of both jumps there. */
  readonly amount: number;
  /** Atlas is of the next size from here on. */
  readonly isStep: boolean;
  /** Which way the true one lies where one side only has gaps; `open` where both have some. */
  readonly bound: 'exact' | 'at least' | 'at most' | 'open';
}

/** DynamoDB’s cost less Atlas’s; nothing where either cannot be told. */
export const difference = ({ dynamodb, atlas }: Point): number | undefined =>
  atlas && atlas.unpriced === undefined && dynamodb.unpriced === undefined ? dynamodb.amount - atlas.amount : undefined;

/** @param points in their order, with all that Atlas steps at */
export const crossingsOf = (curve: Curve, points: readonly Point[]): Crossing[] =>
  points.slice(1).flatMap((point, index) => crossingBetween(curve, points[index] as Point, point) ?? []);

const isDynamoDbCheaper = (point: Point): boolean | undefined => {
  const found = difference(point);
  return found === undefined ? undefined : found <= 0;
};

/** As near as a bisection goes, relative to the rate. */
const NEAR = 1e-6;

function crossingBetween(curve: Curve, from: Point, to: Point): Crossing | undefined {
  const below = isDynamoDbCheaper(from);
  const above = isDynamoDbCheaper(to);
  if (below === undefined || above === undefined || below === above) return undefined;
  let [low, high] = [from, to];
  while (high.rate / low.rate - 1 > NEAR) {
    // In the middle of a logarithmic line.
    const middle = curve.at(Math.sqrt(low.rate * high.rate));
    if (isDynamoDbCheaper(middle) === below) low = middle;
    else high = middle;
  }
  const { rate, dynamodb, atlas } = high;
  return {
    rate,
    below: below ? 'dynamodb' : 'atlas',
    size: atlas?.size ?? curve.size,
    amount: dynamodb.amount,
    isStep: from.rate === to.rate,
    bound: boundOf(dynamodb.gaps, atlas?.gaps ?? 0, below),
  };
}

/** What is missing on a side makes it dearer, and its stretch shorter. */
function boundOf(dynamodb: number, atlas: number, dynamodbIsBelow: boolean): Crossing['bound'] {
  if (!dynamodb && !atlas) return 'exact';
  if (dynamodb && atlas) return 'open';
  return dynamodb > 0 === dynamodbIsBelow ? 'at most' : 'at least';
}
