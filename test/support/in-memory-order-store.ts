import { orderExists, orderNotFound, statusChanged } from '../../lib/orders/errors';
import {
  placedKey,
  type NewOrder,
  type Order,
  type OrderId,
  type OrderPage,
  type PageRequest,
} from '../../lib/orders/order';
import { pageOf, type OrderStore, type StatusChange } from '../../lib/orders/order-store';

/** A fake: what `OrderStore` promises, in a map. For tests of what stands in front of a store. */
export class InMemoryOrderStore implements OrderStore {
  protected readonly orders = new Map<string, Order>();

  async put(order: NewOrder): Promise<Order> {
    if (this.orders.has(keyOf(order))) throw orderExists(order);
    return this.save({ ...order, status: 'PLACED' });
  }

  async get(id: OrderId): Promise<Order> {
    return this.find(id);
  }

  async listByCustomer(customerId: string, page: PageRequest): Promise<OrderPage> {
    return this.list((order) => order.customerId === customerId, page);
  }

  async listByStatus(status: string, page: PageRequest): Promise<OrderPage> {
    return this.list((order) => order.status === status, page);
  }

  async changeStatus(id: OrderId, { from, to }: StatusChange): Promise<Order> {
    const order = this.find(id);
    if (order.status !== from) throw statusChanged(id, from);
    return this.save({ ...order, status: to });
  }

  async delete(id: OrderId): Promise<void> {
    if (!this.orders.delete(keyOf(id))) throw orderNotFound(id);
  }

  /** At once: whatever waited between reading and writing would not be one step. */
  protected find(id: OrderId): Order {
    const order = this.orders.get(keyOf(id));
    if (!order) throw orderNotFound(id);
    return order;
  }

  protected save(order: Order): Order {
    this.orders.set(keyOf(order), order);
    return order;
  }

  protected list(wanted: (order: Order) => boolean, { limit, cursor }: PageRequest): OrderPage {
    const after = (order: Order): boolean => cursor === undefined || placedKey(order) < cursor;
    const found = [...this.orders.values()].filter((order) => wanted(order) && after(order));
    found.sort((one, other) => (placedKey(one) < placedKey(other) ? 1 : -1));
    return pageOf(found.slice(0, limit + 1), limit);
  }
}

const keyOf = ({ customerId, orderId }: OrderId): string => `${customerId}#${orderId}`;
