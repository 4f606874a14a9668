/** How the totals that a stream's function keeps lie in their table: the one place that names their attributes. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { NOTHING, type Contribution } from '../contribution';
import { TOTALS_AMOUNT, TOTALS_COUNT } from '../dynamodb/keys';
import type { Count, Recount, RefusalReason, Totals } from './advance';

export type Item = Record<string, AttributeValue>;

/** The watermark: sequence number of the last change that is counted. */
export const LAST_SEQUENCE = 'lastSequence';
/** ARN of the stream that the watermark is a place in. */
export const STREAM = 'stream';
export const RULE = 'rule';
export const REFUSED = 'refused';
export const RECOUNT = 'recount';
export const RECOUNTED_BY = 'recountedBy';
/** Goes up with every write but the plain one, which moves the watermark: who read both knows whether anybody wrote since. */
export const REVISION = 'revision';

const COUNTED = [TOTALS_COUNT, TOTALS_AMOUNT, LAST_SEQUENCE, STREAM, RULE] as const;

export function totalsIn(item: Item): Totals {
  const recount = item[RECOUNT]?.M;
  return {
    counted: COUNTED.some((name) => item[name]) ? (countIn(item) ?? 'unreadable') : undefined,
    refused: item[REFUSED]?.S as RefusalReason | undefined,
    recount: recount && recountIn(recount),
    recountedBy: item[RECOUNTED_BY]?.S,
  };
}

/** What is undefined is left out, and so is what cannot be read. */
export const attributesOf = ({ counted, refused, recount, recountedBy }: Totals): Item => ({
  ...(counted !== undefined && counted !== 'unreadable' && countOf(counted)),
  ...(refused !== undefined && { [REFUSED]: { S: refused } }),
  ...(recount && { [RECOUNT]: { M: recountOf(recount) } }),
  ...(recountedBy !== undefined && { [RECOUNTED_BY]: { S: recountedBy } }),
});

const countOf = ({ count, amount, last, stream, rule }: Count): Item => ({
  [TOTALS_COUNT]: { N: String(count) },
  [TOTALS_AMOUNT]: { N: String(amount) },
  [LAST_SEQUENCE]: { S: last },
  [STREAM]: { S: stream },
  [RULE]: { S: rule },
});

function countIn(item: Item): Count | undefined {
  const [count, amount] = [item[TOTALS_COUNT]?.N, item[TOTALS_AMOUNT]?.N];
  const [last, stream, rule] = [item[LAST_SEQUENCE]?.S, item[STREAM]?.S, item[RULE]?.S];
  if (count === undefined || amount === undefined || !last || stream === undefined || rule === undefined)
    return undefined;
  return { count: Number(count), amount: Number(amount), last, stream, rule };
}

const recountOf = ({ id, counted, before, isClosed }: Recount): Item => ({
  id: { S: id },
  isClosed: { BOOL: isClosed },
  before: {
    L: [...before].map(([orderId, { count, amount }]) => ({ S: count === 0 ? orderId : `${orderId} ${amount}` })),
  },
  ...(counted && countOf(counted)),
});

const recountIn = (recount: Item): Recount => ({
  id: recount['id']?.S ?? '',
  counted: countIn(recount),
  before: new Map((recount['before']?.L ?? []).map(({ S = '' }) => addedIn(S.split(' ')))),
  isClosed: recount['isClosed']?.BOOL ?? false,
});

/** An order that had counted has its amount behind its id. No name of an attribute: it may be any text that an id may be, as `__proto__`. */
const addedIn = ([orderId = '', amount]: string[]): [string, Contribution] => [
  orderId,
  amount === undefined ? NOTHING : { count: 1, amount: Number(amount) },
];
