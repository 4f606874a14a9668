/** What one operation of the mix, on average, takes of the orders table and of its indexes. */
import { Misuse } from '../../errors';
import { BY_CUSTOMER_INDEX, BY_STATUS_INDEX } from '../../orders/dynamodb/keys';
import type { OrderOperation } from '../../orders/routes';
import {
  entryOf,
  readUnits,
  writeCharge,
  writeUnits,
  type ReadMode,
  type WriteCharge,
} from '../metering/dynamodb-units';
import { itemBytes, type Item } from '../metering/item-size';
import { sharesOf, sizesOf } from '../workload/rates';
import type { Workload } from '../workload/schema';
import { oncePer } from '../../assembly/once-per';
import { sampleItem, withNewStatus } from './sample-item';
import { ITSELF, type MeteredTable } from './tables';

/** By global index, and {@link ITSELF} for the table with its local ones. */
export type Units = ReadonlyMap<string, number>;

export interface Demand {
  readonly reads: Units;
  readonly writes: Units;
  /** Bytes of the answers with orders in them. */
  readonly answered: number;
  /** Bytes of the items that were written, and how many were. */
  readonly written: number;
  readonly changes: number;
}

type Kind = keyof Pick<Demand, 'reads' | 'writes'>;
const WRITES: readonly OrderOperation[] = ['put', 'delete', 'changeStatus'];

const demands = oncePer((_table: MeteredTable) => new Map<string, Demand>());

/** @throws Misuse where the table cannot serve an operation */
export function demandOf(table: MeteredTable, workload: Workload): Demand {
  // All but how often: a curve over rates asks for one and the same.
  const key = JSON.stringify({ ...workload, rate: undefined });
  const known = demands(table).get(key);
  if (known) return known;
  const found = demandAnew(table, workload);
  demands(table).set(key, found);
  return found;
}

function demandAnew(table: MeteredTable, workload: Workload): Demand {
  const units = { reads: new Map<string, number>(), writes: new Map<string, number>() };
  const sums = { answered: 0, written: 0, changes: 0 };
  const add = (kind: Kind, index: string, amount: number): void => {
    const of = table.indexes.find(({ name }) => name === index)?.isLocal ? ITSELF : index;
    units[kind].set(of, (units[kind].get(of) ?? 0) + amount);
  };
  for (const { bytes, share: ofItems } of sizesOf(workload)) {
    const item = sampleItem(bytes);
    refuseUnknownKeys(table, item);
    for (const [operation, ofOperations] of sharesOf(workload)) {
      const weight = ofItems * ofOperations;
      if (WRITES.includes(operation)) {
        const done = weight * (1 - workload.refused);
        for (const [index, amount] of Object.entries(written(table, operation, item, workload)))
          add('writes', index, weight * amount);
        sums.changes += done;
        sums.written += done * bytes;
        if (operation === 'changeStatus') sums.answered += done * bytes;
      } else {
        const { index, units: amount, answered } = read(table, operation, item, workload);
        add('reads', index, weight * amount);
        sums.answered += weight * answered;
      }
    }
  }
  return { ...units, ...sums };
}

const BEFORE_AND_AFTER: Partial<Record<OrderOperation, (item: Item) => [Item | undefined, Item | undefined]>> = {
  put: (item) => [undefined, item],
  delete: (item) => [item, undefined],
  changeStatus: (item) => [item, withNewStatus(item)],
};

/** What is refused takes what is there: the order that a put finds or that has another status, and nothing where one to delete is gone. */
function written(
  table: MeteredTable,
  operation: OrderOperation,
  item: Item,
  workload: Workload,
): Record<string, number> {
  const { refused, transactional } = workload;
  const [before, after] = BEFORE_AND_AFTER[operation]?.(item) ?? [];
  const refusedUnits = writeUnits(operation === 'delete' ? 0 : itemBytes(item));
  const [plain, inTransaction] = [false, true].map((mode) => writeCharge(table, before, after, mode)) as [
    WriteCharge,
    WriteCharge,
  ];
  const done = 1 - refused;
  return {
    [ITSELF]:
      done * (plain.table * (1 - transactional) + inTransaction.table * transactional) +
      refused * refusedUnits * (1 + transactional),
    ...Object.fromEntries(Object.entries(plain.indexes).map(([name, units]) => [name, done * units])),
  };
}

const LISTINGS: Partial<Record<OrderOperation, string>> = {
  listByCustomer: BY_CUSTOMER_INDEX,
  listByStatus: BY_STATUS_INDEX,
};

function read(table: MeteredTable, operation: OrderOperation, item: Item, workload: Workload) {
  const { consistency, transactional, pageSize } = workload;
  const name = LISTINGS[operation];
  const bytes = itemBytes(item);
  if (name === undefined) {
    const units =
      readUnits(bytes, consistency) * (1 - transactional) + readUnits(bytes, 'transactional') * transactional;
    return { index: ITSELF, units, answered: bytes };
  }
  const index = table.indexes.find((one) => one.name === name);
  if (!index) {
    throw new Misuse(
      `operations.${operation}: table ${table.name} has no index ${name}. Leave the operation out, or give templates that have it.`,
    );
  }
  const mode: ReadMode = index.isLocal ? consistency : 'eventual';
  const entry = entryOf(table, index, item) ?? {};
  return { index: name, units: readUnits(pageSize * itemBytes(entry), mode), answered: pageSize * itemBytes(entry) };
}

/** An index by something that an order has not would seem to cost nothing. */
function refuseUnknownKeys({ name, indexes }: MeteredTable, item: Item): void {
  for (const index of indexes) {
    const unknown = [...index.keys, ...(index.projected ?? [])].filter(
      (key) => item[key] === undefined && key !== 'expiresAt',
    );
    if (unknown.length)
      throw new Misuse(
        `Index ${index.name} of table ${name} holds ${unknown.join(', ')}, which no order has: its size is not known.`,
      );
  }
}
