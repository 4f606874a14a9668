import { OrderError } from '../../orders/errors';
import type { OrderId } from '../../orders/order';
import type { OrderStore } from '../../orders/order-store';

/** Knows what a run has written and not removed yet, whatever else becomes of the run. */
export class WrittenOrders {
  /** Customers that have had an order. */
  readonly customers = new Set<string>();
  private readonly there = new Map<string, OrderId>();

  constructor(private readonly store: OrderStore) {}

  /** The store, watched. A put counts before it is answered: it may have happened even where its answer is lost, but not where it is that it was malformed. */
  get watched(): OrderStore {
    const { store } = this;
    return {
      get: (id) => store.get(id),
      listByCustomer: (customerId, page) => store.listByCustomer(customerId, page),
      listByStatus: (status, page) => store.listByStatus(status, page),
      changeStatus: (id, change) => store.changeStatus(id, change),
      put: async (order) => {
        this.there.set(keyOf(order), { customerId: order.customerId, orderId: order.orderId });
        try {
          const put = await store.put(order);
          this.customers.add(order.customerId);
          return put;
        } catch (error) {
          if (error instanceof OrderError && error.code === 'INVALID') this.there.delete(keyOf(order));
          throw error;
        }
      },
      delete: (id) => this.remove(id),
    };
  }

  /** Tries once more to remove what is left. @returns what stays */
  async sweep(): Promise<readonly OrderId[]> {
    for (const id of [...this.there.values()]) await this.remove(id).catch(() => undefined);
    return this.left;
  }

  get left(): readonly OrderId[] {
    return [...this.there.values()];
  }

  private async remove(id: OrderId): Promise<void> {
    try {
      await this.store.delete(id);
    } catch (error) {
      if (error instanceof OrderError && error.code === 'ORDER_NOT_FOUND') this.there.delete(keyOf(id));
      throw error;
    }
    this.there.delete(keyOf(id));
  }
}

const keyOf = ({ customerId, orderId }: OrderId): string => `${customerId}#${orderId}`;
