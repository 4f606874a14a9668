import { Misuse } from '../../errors';
import { toStored } from '../../orders/dynamodb/stored-order';
import { itemBytes, type Item } from '../metering/item-size';

/** An order as the table has it, with identifiers of usual length. */
const ORDER = {
  customerId: 'c-0123456789',
  orderId: 'o-0123456789',
  amount: 12_345,
  placedAt: '2026-01-31T12:00:00.000Z',
};

const EMPTY = itemBytes({ ...toStored({ ...ORDER, note: '' }) });

/** Of so many bytes: its note fills it. @throws Misuse where an order has more without one */
export function sampleItem(bytes: number): Item {
  if (bytes >= EMPTY) return { ...toStored({ ...ORDER, note: 'x'.repeat(bytes - EMPTY) }) };
  throw new Misuse(
    `itemBytes: ${bytes} is less than an order with its keys has in the table. Allowed: ${EMPTY} or more.`,
  );
}

/** The same after a change of its status. */
export const withNewStatus = (item: Item): Item => ({ ...item, status: 'PAID' });
