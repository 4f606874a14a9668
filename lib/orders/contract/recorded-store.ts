import { OrderError } from '../errors';
import type { NewOrder, Order, OrderId, OrderPage, OrderStatus, PageRequest } from '../order';
import type { OrderStore, StatusChange } from '../order-store';
import { inBatches } from './in-batches';

const ATTEMPTS = 3;

/** Counts the calls of a store and knows every order that was, or may have been, created through it. */
export class RecordedStore implements OrderStore {
  operations = 0;
  private readonly created = new Map<string, OrderId>();

  /**
   * @param prefix begins the customer of every order that may be written: no case shall ever touch an order of someone else
   * @param mayWrite whether any may
   */
  constructor(
    private readonly store: OrderStore,
    private readonly prefix: string,
    private readonly mayWrite: boolean,
  ) {}

  async put(order: NewOrder): Promise<Order> {
    const { customerId, orderId } = this.own(order);
    this.created.set(`${customerId}#${orderId}`, { customerId, orderId });
    return this.counted(() => this.store.put(order));
  }

  get(id: OrderId): Promise<Order> {
    return this.counted(() => this.store.get(id));
  }

  listByCustomer(customerId: string, page: PageRequest): Promise<OrderPage> {
    return this.counted(() => this.store.listByCustomer(customerId, page));
  }

  listByStatus(status: OrderStatus, page: PageRequest): Promise<OrderPage> {
    return this.counted(() => this.store.listByStatus(status, page));
  }

  changeStatus(id: OrderId, change: StatusChange): Promise<Order> {
    return this.counted(() => this.store.changeStatus(this.own(id), change));
  }

  delete(id: OrderId): Promise<void> {
    return this.counted(() => this.store.delete(this.own(id)));
  }

  /** @throws Error that names the first order that is still there */
  async removeAll(): Promise<void> {
    await inBatches([...this.created.values()], (id) => this.remove(id));
  }

  /** A put that was given up may still arrive after the first deletion, so a deletion that finds nothing says nothing of the next. */
  private async remove(id: OrderId): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.delete(id);
        return;
      } catch (error) {
        if (error instanceof OrderError && error.code === 'ORDER_NOT_FOUND') return;
        if (attempt < ATTEMPTS) continue;
        throw new Error(`order ${id.orderId} of customer ${id.customerId} was left behind: ${String(error)}`, {
          cause: error,
        });
      }
    }
  }

  private own<T extends OrderId>(id: T): T {
    if (this.mayWrite && id.customerId.startsWith(`${this.prefix}-`)) return id;
    throw new Error(
      `an order of customer ${id.customerId} was not to be written: ${this.mayWrite ? `not one of ${this.prefix}` : 'the run only reads'}`,
    );
  }

  private async counted<T>(work: () => Promise<T>): Promise<T> {
    this.operations += 1;
    return work();
  }
}
