/** What each side promises of an operation: results are compared as far as that is the same. */
import type { OrderOperation } from '../orders/routes';
import type { Guarantee, LoadRun, Target } from './results';

const STRONG_READ: Guarantee = { isStrong: true, text: 'strongly consistent read' };
const EVENTUAL: Guarantee = { isStrong: false, text: 'eventually consistent read of a global index' };
const WRITE: Guarantee = { isStrong: true, text: 'conditional write, answered once it is durable' };
const MAJORITY_READ: Guarantee = { isStrong: true, text: 'majority read of the primary' };
const MAJORITY_WRITE: Guarantee = { isStrong: true, text: 'conditional write, answered by a majority' };

/** @param isLocalIndex whether DynamoDB's index by customer is a local one, which can be read strongly */
export function guaranteesOf(target: Target, isLocalIndex: boolean): Readonly<Record<OrderOperation, Guarantee>> {
  const [read, write] = target === 'dynamodb' ? [STRONG_READ, WRITE] : [MAJORITY_READ, MAJORITY_WRITE];
  const isEventual = target === 'dynamodb';
  return {
    put: write,
    changeStatus: write,
    delete: write,
    get: read,
    listByCustomer: isEventual && !isLocalIndex ? EVENTUAL : read,
    listByStatus: isEventual ? EVENTUAL : read,
  };
}

/** Kinds that the runs were promised unequal things of, which stand side by side only with that said. */
export function unequalKinds(runs: readonly LoadRun[]): OrderOperation[] {
  const kinds = new Set(runs.flatMap(({ guarantees }) => Object.keys(guarantees) as OrderOperation[]));
  return [...kinds].filter(
    (kind) => new Set(runs.flatMap(({ guarantees }) => guarantees[kind]?.isStrong ?? [])).size > 1,
  );
}
