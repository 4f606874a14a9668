import { notAnOrder, orderExists, orderNotFound, statusChanged } from '../../lib/orders/errors';
import {
  placedKey,
  type NewOrder,
  type Order,
  type OrderId,
  type OrderPage,
  type PageRequest,
} from '../../lib/orders/order';
import { pageOf, type OrderStore, type StatusChange } from '../../lib/orders/order-store';
import { validOrder, type WrittenOrder } from '../../lib/orders/valid-order';

/** A fake: what `OrderStore` promises, in a map. For tests of what stands in front of a store. */
export class InMemoryOrderStore implements OrderStore {
  /** By customer and order id; a test may put there what is no order. */
  readonly orders = new Map<string, Order>();

  async put(order: NewOrder): Promise<Order> {
    if (this.orders.has(keyOf(order))) throw orderExists(order);
    return this.save({ ...order, status: 'PLACED' });
  }

  async get(id: OrderId): Promise<Order> {
    return readable(this.find(id), id);
  }

  async listByCustomer(customerId: string, page: PageRequest): Promise<OrderPage> {
    return this.list((order) => order.customerId === customerId, page);
  }

  async listByStatus(status: string, page: PageRequest): Promise<OrderPage> {
    return this.list((order) => order.status === status, page);
  }

  async changeStatus(id: OrderId, { from, to }: StatusChange): Promise<Order> {
    const order = readable(this.find(id), id);
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
    const found = [...this.orders].flatMap(([key, written]) => {
      const placed = keyIn(written);
      const isListed = wanted(written) && typeof placed === 'string' && (cursor === undefined || placed < cursor);
      return isListed ? [{ placed, key, written }] : [];
    });
    found.sort((one, other) => (one.placed < other.placed ? 1 : -1));
    const page = found.slice(0, limit + 1);
    return pageOf(
      page.map(({ placed, key, written }) => ({ placed, order: orderIn(written, idOf(key)) })),
      limit,
    );
  }
}

const keyOf = ({ customerId, orderId }: OrderId): string => `${customerId}#${orderId}`;
const idOf = (key: string): OrderId => {
  const [customerId = '', orderId = ''] = key.split('#');
  return { customerId, orderId };
};

/** An order has its sort key by its fields, unless something else wrote one beside them. */
const keyIn = (written: Order & WrittenOrder): unknown => ('placed' in written ? written.placed : placedKey(written));
const orderIn = (written: Order, id: OrderId): Order | undefined =>
  validOrder({ ...written, placed: keyIn(written) }, id);

function readable(written: Order, id: OrderId): Order {
  const order = orderIn(written, id);
  if (!order) throw notAnOrder(id);
  return order;
}
