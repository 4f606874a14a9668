/** A side as a load meets it: its store, and what its client tells beside the answers. */
import type { OrderStore } from '../orders/order-store';
import type { OrderOperation } from '../orders/routes';
import type { Guarantee, LoadRun, Target } from './results';
import type { UnitsMeter } from './units';

export interface Subject {
  readonly target: Target;
  readonly over: LoadRun['over'];
  /** For people; a stand-in says that it is one. */
  readonly engine: string;
  /** Atlas's name of the cluster's size, where it is known. */
  readonly size?: string;
  readonly store: OrderStore;
  readonly guarantees: Readonly<Record<OrderOperation, Guarantee>>;
  readonly units?: UnitsMeter;
  /** Attempts beyond the first so far; absent where nobody can tell. */
  readonly retries?: () => number;
  /** Whether all that is written goes with the engine. */
  readonly isOwn: boolean;
  close(): Promise<void>;
}

/** What both clients are given alike: as many connections as operations may be under way, and as long as each may take. */
export interface ClientBounds {
  readonly maxInFlight: number;
  readonly timeoutMs: number;
}

/** The same side over its HTTP API: what answers to a client of the database say beside them, those of an API do not. */
export function overHttp(
  { units: _, retries: _retries, ...subject }: Subject,
  store: OrderStore,
  engine = subject.engine,
): Subject {
  return { ...subject, over: 'http', store, engine };
}
