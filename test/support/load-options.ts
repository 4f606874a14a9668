import { workloadOf } from '../../lib/costs/workload/presets';
import { guaranteesOf } from '../../lib/load/guarantees';
import type { LoadOptions } from '../../lib/load/run-load';
import { WHOLE } from '../../lib/load/schedule';
import type { Subject } from '../../lib/load/subject';
import type { OrderStore } from '../../lib/orders/order-store';

export const someLoad = (changes: Partial<LoadOptions> = {}): LoadOptions => ({
  named: 'orders',
  workload: workloadOf('orders'),
  pace: { rate: 100 },
  part: WHOLE,
  rampMs: 0,
  distribution: 'zipfian',
  records: 50,
  seed: 1,
  warmUpMs: 200,
  durationMs: 1_000,
  timeoutMs: 1_000,
  maxInFlight: 8,
  latenessBoundMs: 50,
  prefix: 'load-test',
  expiresAt: 2_000_000_000,
  ...changes,
});

export const aSubject = (store: OrderStore, changes: Partial<Subject> = {}): Subject => ({
  target: 'atlas',
  over: 'client',
  engine: 'a map',
  store,
  guarantees: guaranteesOf('atlas', false),
  isOwn: false,
  close: async () => undefined,
  ...changes,
});
