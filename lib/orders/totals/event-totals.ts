/** How the totals that are kept from change events lie in their table, beside the markers of the changes in them. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Contribution } from '../contribution';
import { TOTALS_COUNT } from '../dynamodb/keys';
import type { ClusterTime } from './cluster-time';
import { RECOUNT, RECOUNTED_BY, REVISION, RULE, type Item } from './totals-item';

/** Moment of the last recount: what was changed until then is in the totals, with a marker or without. */
export const AS_OF = 'asOf';
/** Within {@link RECOUNT}. */
export const RECOUNT_ID = 'id';
export const RECOUNT_COUNTED = 'counted';

/** A change that was counted while a recount is under way. */
export interface CountedChange extends Contribution {
  readonly time: ClusterTime;
}

export interface EventTotals {
  /** By which rule of what is valid; undefined where nothing was counted yet. */
  readonly rule: string | undefined;
  readonly asOf: ClusterTime;
  readonly recount: { readonly id: string; readonly counted: readonly CountedChange[] } | undefined;
  readonly recountedBy: string | undefined;
  /** Another one after each write. */
  readonly revision: AttributeValue | undefined;
}

/** Of totals from before there were rules. */
const UNKNOWN_RULE = 'unknown';

export function eventTotalsIn(item: Item): EventTotals {
  const recount = item[RECOUNT]?.M;
  return {
    rule: item[RULE]?.S ?? (item[TOTALS_COUNT] && UNKNOWN_RULE),
    asOf: item[AS_OF]?.S ?? '',
    recount: recount && {
      id: recount[RECOUNT_ID]?.S ?? '',
      counted: (recount[RECOUNT_COUNTED]?.L ?? []).map(({ S = '' }) => countedIn(S)),
    },
    recountedBy: item[RECOUNTED_BY]?.S,
    revision: item[REVISION],
  };
}

export const countedOf = ({ time, count, amount }: CountedChange): AttributeValue => ({
  S: `${time} ${count} ${amount}`,
});

function countedIn(text: string): CountedChange {
  const [time = '', count, amount] = text.split(' ');
  return { time, count: Number(count), amount: Number(amount) };
}
