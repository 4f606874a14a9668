/** The orders of a run, each made of its number alone: nothing has to be remembered to ask for it, or to remove it. */
import { itemBytes } from '../costs/metering/item-size';
import { sizesOf } from '../costs/workload/rates';
import type { Workload } from '../costs/workload/schema';
import { Misuse } from '../errors';
import { toStored } from '../orders/dynamodb/stored-order';
import { OrderError } from '../orders/errors';
import { MAX_NOTE_LENGTH, type NewOrder, type OrderId, type OrderStatus } from '../orders/order';
import type { OrderStore, StatusChange } from '../orders/order-store';
import type { Planned } from './plan';
import { scattered, seededRandom } from './random';

export interface OrderBookOptions {
  /** Begins the ids of all customers. */
  readonly prefix: string;
  readonly workload: Pick<Workload, 'itemBytes' | 'pageSize'>;
  /** Whose status may be changed. */
  readonly records: number;
  /** Epoch seconds after which the databases may remove the orders by themselves, should nobody else. */
  readonly expiresAt: number;
}

/** In text as long as a whole number of any run has it. */
const DIGITS = 6;
const inDigits = (number: number): string => number.toString(36).padStart(DIGITS, '0');
/** Characters of one byte to four: an order's note is bounded by characters. */
const BY_BYTES = ['', 'x', 'é', '€', '😀'] as const;
const WIDEST = BY_BYTES.length - 1;
const AMOUNT = 12_345;
const FIRST_PLACED = Date.UTC(2026, 0, 1);
const STATUSES: readonly [OrderStatus, OrderStatus] = ['PLACED', 'PAID'];
/** No order of a run has it. */
const OTHER_STATUS = 'CANCELLED';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

export class OrderBook {
  /** 1 where the order was last known to be of the second status. */
  private readonly changed: Uint8Array;
  private readonly sizes: readonly { bytes: number; share: number }[];
  private readonly text: string;

  /** @throws Misuse for a size that no order has */
  constructor(private readonly options: OrderBookOptions) {
    this.changed = new Uint8Array(options.records);
    this.sizes = sizesOf(options.workload);
    const random = seededRandom(1);
    // Of no pattern, as what is stored may be compressed.
    this.text = Array.from({ length: 2 * MAX_NOTE_LENGTH }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join(
      '',
    );
    const least = this.bytesWith('');
    const most = least + WIDEST * MAX_NOTE_LENGTH;
    for (const { bytes } of this.sizes) {
      if (bytes >= least && bytes <= most) continue;
      throw new Misuse(
        `itemBytes: ${bytes} is no size of an order of this run. Allowed: ${least}, with its keys and no note, to ${most}, with a note of ${MAX_NOTE_LENGTH} characters of ${WIDEST} bytes.`,
      );
    }
  }

  /** A customer has as many orders as a listing finds. */
  id(key: number): OrderId {
    const { prefix, workload } = this.options;
    return { customerId: `${prefix}-${inDigits(Math.floor(key / workload.pageSize))}`, orderId: inDigits(key) };
  }

  order(key: number): NewOrder {
    return this.withNote(key, this.note(key));
  }

  /** In the table. */
  bytesOf(key: number): number {
    let left = scattered(key) / 2 ** 32;
    for (const { bytes, share } of this.sizes) if ((left -= share) < 0) return bytes;
    return (this.sizes.at(-1) as { bytes: number }).bytes;
  }

  /** @throws what the store throws */
  perform(store: OrderStore, { kind, key, isRefused }: Planned): Promise<unknown> {
    const { pageSize: limit } = this.options.workload;
    const id = this.id(key);
    switch (kind) {
      case 'put':
        return store.put(this.order(key));
      case 'get':
        return store.get(id);
      case 'listByCustomer':
        return store.listByCustomer(id.customerId, { limit });
      case 'listByStatus':
        return store.listByStatus(STATUSES[key % 2] as OrderStatus, { limit });
      case 'changeStatus':
        return isRefused
          ? store.changeStatus(id, { from: OTHER_STATUS, to: STATUSES[0] })
          : this.change(store, key, id);
      case 'delete':
        return store.delete(isRefused ? { ...id, orderId: `${id.orderId}-none` } : id);
    }
  }

  /** To and fro. A refusal tells that it has the other status already: another change of the same order was faster. */
  private async change(store: OrderStore, key: number, id: OrderId): Promise<void> {
    const was = this.changed[key] === 1 ? 1 : 0;
    const change: StatusChange = { from: STATUSES[was], to: STATUSES[was === 1 ? 0 : 1] };
    const becomes = (): void => void (this.changed[key] = 1 - was);
    try {
      await store.changeStatus(id, change);
      becomes();
    } catch (error) {
      if (error instanceof OrderError && error.code === 'STATUS_CHANGED') becomes();
      throw error;
    }
  }

  private note(key: number): string {
    const bytes = this.bytesOf(key) - this.bytesWith('');
    const width = Math.max(1, Math.ceil(bytes / MAX_NOTE_LENGTH));
    if (width === 1) return this.text.slice(key % MAX_NOTE_LENGTH, (key % MAX_NOTE_LENGTH) + bytes);
    return `${BY_BYTES[width]}`.repeat(Math.floor(bytes / width)) + `${BY_BYTES[bytes % width]}`;
  }

  private withNote(key: number, note: string): NewOrder {
    const placedAt = new Date(FIRST_PLACED + key).toISOString();
    return { ...this.id(key), amount: AMOUNT, placedAt, note, expiresAt: this.options.expiresAt };
  }

  private bytesWith(note: string): number {
    return itemBytes({ ...toStored(this.withNote(0, note)) });
  }
}
