import type { Fault } from './fault-proxy';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random';
import type { AtlasSide } from './sides';
import type { Trouble } from './trouble';

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

/** What comes between Atlas's API and its cluster, each for a moment, and the share of the moments. */
const ON_THE_WAY = { FIN: 0.15, RST: 0.15, killed: 0.05, frozen: 0.1, slow: 0.1, lost: 0.15 } as const;
const MOMENT_MS = 100;

/** Trouble between Atlas's API and its cluster until `until`, milliseconds since 1970. @returns how often each kind came */
export async function troubleAtlas(
  { relay, lambda }: AtlasSide,
  random: Random,
  until: number,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  while (Date.now() < until) {
    const kind = random.weighted(ON_THE_WAY, 'none');
    counts[`on the way to Atlas: ${kind}`] = (counts[`on the way to Atlas: ${kind}`] ?? 0) + 1;
    const end = begin(kind);
    await sleep(MOMENT_MS);
    end?.();
  }
  delete counts['on the way to Atlas: none'];
  return counts;

  function begin(kind: keyof typeof ON_THE_WAY | 'none'): (() => void) | undefined {
    if (kind === 'FIN' || kind === 'RST') relay.close(kind);
    if (kind === 'killed') lambda.kill();
    if (kind === 'frozen') return relay.freeze().thaw;
    if (kind === 'slow') return relay.slow(MOMENT_MS / 2).heal;
    return kind === 'lost' ? relay.cut('answers', 'api-').heal : undefined;
  }
}
