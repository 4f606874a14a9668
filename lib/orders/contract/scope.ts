import { AssertionError } from 'node:assert';
import { createHash } from 'node:crypto';
import { retry } from '../../async/poll';
import type { Scope } from './case';

const LONGEST_ID = 64;
const PAUSE_MS = 200;
/** Seconds: the case's own one is somewhere in 1970 to 1999. */
const RANGE = 30 * 365 * 86_400;
const CEILING_TICK = 999;

/**
 * @param prefix begins every id; two scopes of one database must not have the same
 * @param patienceMs bound of `eventually`, milliseconds
 */
export function newScope(prefix: string, mayWrite: boolean, patienceMs: number): Scope {
  const second = createHash('sha256').update(prefix).digest().readUInt32BE() % RANGE;
  const at = (tick: number): string => new Date(second * 1_000 + tick).toISOString();
  let customers = 0;
  const customer = (): string => `${prefix}-${++customers}`;
  return {
    mayWrite,
    customer,
    longestCustomer: () => `${customer()}-`.padEnd(LONGEST_ID, 'x'),
    order: (customerId, orderId, more) => ({ customerId, orderId, amount: 1_250, placedAt: at(0), ...more }),
    placedAt: at,
    above: `${at(CEILING_TICK)}#-#-`,
    owns: (customerId) => customerId.startsWith(`${prefix}-`),
    eventually: (check) =>
      retry(check, { everyMs: PAUSE_MS, withinMs: patienceMs }, (error) => error instanceof AssertionError),
  };
}
