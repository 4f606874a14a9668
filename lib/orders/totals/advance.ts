/** What changes of a customer's orders do to the customer's totals, and to a recount of them that is under way. */
import { moves, NOTHING, plus, type Contribution, type OrderChange } from '../contribution';
import type { RecountMark } from './recount-mark';

/** A change with its place in its stream, or a mark of a recount in the place of one. */
export interface PlacedChange extends OrderChange {
  /** ARN of the stream. */
  readonly stream: string;
  /** As text whose order is that of the customer's changes within the stream. */
  readonly sequence: string;
  readonly mark?: RecountMark | undefined;
}

/** What was counted: of which stream, by which rule of what is valid, and up to which change of it. */
export interface Count extends Contribution {
  readonly stream: string;
  readonly rule: string;
  readonly last: string;
}

/**
 * A second count, from the mark that begins it. Together with what the orders came to at that mark it takes the place of the first:
 * docs/adr/0020-recount-between-marks.md.
 */
export interface Recount {
  readonly id: string;
  /** From the first mark on; undefined until it was seen. What the orders added before it is not in it. */
  readonly counted?: Count | undefined;
  /** What each order that changed between the marks had added at the first. */
  readonly before: ReadonlyMap<string, Contribution>;
  /** Whether the second mark was seen. */
  readonly isClosed: boolean;
}

/**
 * Why changes are not added to totals, for good, until the customer is counted anew.
 *
 * - `stream`: they are of another stream, whose sequence numbers say nothing about what is counted.
 * - `rule`: the totals were counted by another rule of what is valid.
 * - `below-zero`: more was removed than was counted, so something was left out before.
 * - `unreadable`: what lies there is not what a count looks like.
 * - `service`: DynamoDB refuses the write, and would refuse it again.
 */
export type RefusalReason = 'stream' | 'rule' | 'below-zero' | 'unreadable' | 'service';

export interface Totals {
  /** Undefined until anything was counted. */
  readonly counted?: Count | 'unreadable' | undefined;
  /** Nothing more is added to what was counted. */
  readonly refused?: RefusalReason | undefined;
  readonly recount?: Recount | undefined;
  /** The run that counted anew last. */
  readonly recountedBy?: string | undefined;
}

export interface Advanced {
  readonly totals: Totals;
  /** Changes that are newly refused: somebody has to be told. Repetitions are none, nor is what follows a refusal. */
  readonly refused: readonly PlacedChange[];
  readonly reason?: RefusalReason;
}

/** Of more orders than this a recount keeps no record: it ends, and the item stays far below the 400 kB it may have. */
export const MOST_CHANGED_ORDERS = 2_000;

/** @param changes in sequence order @param rule `validityRule()` */
export function advance(totals: Totals, changes: readonly PlacedChange[], rule: string): Advanced {
  const recount = totals.recount && advanceRecount(totals.recount, changes, rule);
  const { counted, refused, late } = countOn(totals, changes, rule);
  const isNew = refused !== undefined && totals.refused === undefined;
  return {
    totals: { ...totals, counted, refused, recount },
    refused: isNew ? changes.filter(({ mark }) => mark === undefined) : late,
    ...(isNew ? { reason: refused } : late.length > 0 ? { reason: 'stream' } : {}),
  };
}

function countOn({ counted, refused }: Totals, changes: readonly PlacedChange[], rule: string) {
  const late: PlacedChange[] = [];
  if (counted === 'unreadable') {
    const isAddedTo = changes.some(({ mark }) => !mark);
    return { counted, refused: refused ?? (isAddedTo ? ('unreadable' as const) : undefined), late };
  }
  let count = counted;
  for (const change of changes) {
    if (refused !== undefined) break;
    if (change.mark) continue;
    if (count && isEarlier(change.stream, count.stream)) late.push(change);
    else if (!count || !isIn(count, change)) {
      refused = reasonAgainst(count, change, rule);
      if (refused === undefined) count = added(count ?? begun(change, rule), change);
    }
  }
  return { counted: count, refused, late };
}

function reasonAgainst(count: Count | undefined, change: PlacedChange, rule: string): RefusalReason | undefined {
  if (count && change.stream !== count.stream) return 'stream';
  if (count && rule !== count.rule) return 'rule';
  const after = plus(count ?? NOTHING, change.delta);
  return after.count < 0 || after.amount < 0 ? 'below-zero' : undefined;
}

/** @returns nothing where the recount cannot come to an end */
function advanceRecount(recount: Recount, changes: readonly PlacedChange[], rule: string): Recount | undefined {
  let { counted: count, isClosed } = recount;
  const before = new Map(recount.before);
  for (const change of changes) {
    const mark = change.mark?.id === recount.id ? change.mark.step : undefined;
    if (!count) {
      if (mark === 'begin') count = begun(change, rule);
    } else if (change.stream === count.stream && !isIn(count, change)) {
      if (rule !== count.rule) return undefined;
      count = added(count, change);
      isClosed ||= mark === 'end';
      const { orderId } = change;
      if (!isClosed && moves(change) && orderId !== undefined && !before.has(orderId))
        before.set(orderId, change.before);
    }
  }
  if (before.size > MOST_CHANGED_ORDERS) return undefined;
  return { id: recount.id, counted: count, before, isClosed };
}

const isIn = (count: Count, { stream, sequence }: PlacedChange): boolean =>
  stream === count.stream && sequence <= count.last;

const begun = ({ stream, sequence }: PlacedChange, rule: string): Count => ({
  ...NOTHING,
  stream,
  rule,
  last: sequence,
});

const added = (count: Count, { delta, sequence }: PlacedChange): Count => ({
  ...count,
  ...plus(count, delta),
  last: sequence,
});

/** A stream's label, at the end of its ARN, is the time it was switched on. */
const isEarlier = (one: string, other: string): boolean => labelOf(one) < labelOf(other);
const labelOf = (stream: string): string => stream.slice(stream.lastIndexOf('/'));
