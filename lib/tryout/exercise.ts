import { randomUUID } from 'node:crypto';
import { CONTRACT, runContract } from '../orders/contract';
import type { OrderStore } from '../orders/order-store';
import type { Turn } from './run-plan';
import { runWorkload, type Workload } from './workload';

/** A local index is never behind its table for long. */
const PATIENCE_MS = 10_000;

/**
 * Runs the order contract and a workload on a store, as one check a case and one for the workload.
 *
 * @param name begins the titles: `DynamoDB by the SDK`
 */
export async function exercise(
  name: string,
  store: OrderStore,
  workload: Workload,
  { note, checks }: Turn,
  cases = CONTRACT,
): Promise<void> {
  const prefix = `try-out-${randomUUID().slice(0, 8)}`;
  await runContract(store, { prefix, patienceMs: PATIENCE_MS, cases }, (result) => {
    const { outcome, reason = '', operations, milliseconds } = result;
    const title = `${name}: ${result.title}`;
    note(result.title);
    if (outcome === 'passed') checks.passed(title, { operations, milliseconds });
    else if (outcome === 'skipped') checks.skipped(title, reason);
    else checks.failed(title, 'to hold', reason, { operations, milliseconds });
  });

  note('workload');
  const title = `${name}: a seeded workload of ${workload.length} customers leaves exactly the orders that it should`;
  const { wrong, ...amount } = await runWorkload(store, workload);
  if (wrong.length)
    checks.failed(title, 'every customer’s orders as they should be', `wrong: ${wrong.join(', ')}`, amount);
  else checks.passed(title, amount);
}
