import type { Fault } from './fault-proxy';
import type { Random } from './random';
import type { Trouble } from './trigger';

/** Shares of the function's calls. A call without an answer costs it three seconds, a killed process its start. */
const CALLS = {
  throttled: 0.04,
  capacity: 0.03,
  serverError: 0.03,
  reset: 0.03,
  lost: 0.04,
  hung: 0.002,
  unanswered: 0.002,
  killedBefore: 0.003,
  killedAfter: 0.003,
} as const;
/** An outage: call after call fails in one way, so that the client's own attempts are used up and the function has to report records. */
const OUTAGE = 0.006;
const OUTAGE_CALLS = { least: 20, most: 100 } as const;
const OUTAGES = ['throttled', 'serverError', 'reset', 'lost'] as const;

const INVOCATIONS = { killed: 0.06, abandoned: 0.04, refused: 0.04 } as const;
const KILLED_WITHIN_MS = 150;
/** Small batches, for more of everything in the time there is. */
const CUT_SHORT = 0.8;
const SHORT_AT_MOST = 60;
const DELIVERED_AGAIN = 0.15;
const AGAIN_AT_MOST = 100;

/** Trouble of every kind; the same sequence for the same seed. */
export const seededTrouble = (random: Random): Required<Pick<Trouble, 'call' | 'invocation' | 'cut' | 'rewind'>> => ({
  call: calls(random),
  invocation: () => {
    const kind = random.weighted(INVOCATIONS, 'none');
    return kind === 'killed' ? { kind, afterMs: random.below(KILLED_WITHIN_MS) } : { kind };
  },
  cut: (most) => (random.chance(CUT_SHORT) ? 1 + random.below(SHORT_AT_MOST) : most),
  rewind: () => (random.chance(DELIVERED_AGAIN) ? 1 + random.below(AGAIN_AT_MOST) : 0),
});

function calls(random: Random): () => Fault {
  let outage: Fault[] = [];
  return () => {
    if (outage.length === 0 && random.chance(OUTAGE)) {
      const calls = OUTAGE_CALLS.least + random.below(OUTAGE_CALLS.most - OUTAGE_CALLS.least);
      outage = Array<Fault>(calls).fill(random.of(OUTAGES));
    }
    return outage.pop() ?? random.weighted(CALLS, 'none');
  };
}
