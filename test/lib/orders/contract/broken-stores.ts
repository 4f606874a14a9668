import { setImmediate as aMoment } from 'node:timers/promises';
import { orderExists, orderNotFound, statusChanged } from '../../../../lib/orders/errors';
import { placedKey, type NewOrder, type Order, type OrderId, type OrderPage } from '../../../../lib/orders/order';
import type { PageRequest } from '../../../../lib/orders/order';
import type { Senders } from '../../../../lib/orders/contract';
import type { ApiResponse } from '../../../../lib/orders/contract/send';
import type { OrderStore, StatusChange } from '../../../../lib/orders/order-store';
import { InMemoryOrderStore } from '../../../support/in-memory-order-store';

type Class = new () => OrderStore;

/** A store that keeps other orders than it was given, as a wrong type or a helpful library would. */
const keeps = (alter: (order: NewOrder) => NewOrder): Class =>
  class extends InMemoryOrderStore {
    override put(order: NewOrder): Promise<Order> {
      return super.put(alter(order));
    }
  };

/** A store whose pages of a customer, or of both listings, are altered. */
const pages = (alter: (page: OrderPage, request: PageRequest) => OrderPage): Class =>
  class extends InMemoryOrderStore {
    protected override list(wanted: (order: Order) => boolean, request: PageRequest): OrderPage {
      return alter(super.list(wanted, request), request);
    }
  };

/** A store that sorts otherwise. */
const sorted = (before: (one: string, other: string) => number): Class =>
  class extends InMemoryOrderStore {
    protected override list(wanted: (order: Order) => boolean, { limit, cursor }: PageRequest): OrderPage {
      const all = [...this.orders.values()].filter(wanted).map((order) => [placedKey(order), order] as const);
      all.sort(([one], [other]) => before(one, other));
      const rest = all.filter(([key]) => cursor === undefined || before(cursor, key) < 0);
      const orders = rest.slice(0, limit).map(([, order]) => order);
      return rest.length > limit ? { orders, cursor: placedKey(orders.at(-1)!) } : { orders };
    }
  };

const lowerCase = <T extends OrderId>(id: T): T => ({ ...id, orderId: id.orderId.toLowerCase() });
const ofAnyone = <T extends OrderId>(id: T): T => ({ ...id, customerId: 'x' });

/** A store that finds orders by another id than the given one. */
const keyed = (by: <T extends OrderId>(id: T) => T): Class =>
  class extends InMemoryOrderStore {
    private readonly given = new Map<string, OrderId>();
    private back(order: Order): Order {
      return { ...order, ...this.given.get(JSON.stringify(by(order))) };
    }
    override async put(order: NewOrder): Promise<Order> {
      await super.put(by(order));
      const { customerId, orderId } = order;
      this.given.set(JSON.stringify(by({ ...order, status: 'PLACED' })), { customerId, orderId });
      return { ...order, status: 'PLACED' };
    }
    override async get(id: OrderId): Promise<Order> {
      return this.back(await super.get(by(id)));
    }
    override delete(id: OrderId): Promise<void> {
      return super.delete(by(id));
    }
  };

/** Removes at once what expires at such a second. */
export class ExpiringStore extends InMemoryOrderStore {
  constructor(private readonly isGone: (expiresAt: number) => boolean) {
    super();
  }
  protected override find(id: OrderId): Order {
    const order = super.find(id);
    if (order.expiresAt === undefined || !this.isGone(order.expiresAt)) return order;
    this.orders.delete(`${id.customerId}#${id.orderId}`);
    throw orderNotFound(id);
  }
}

/** Each breaks the contract in one way that a store, or what is in front of it, could. */
export const BROKEN: Readonly<Record<string, Class>> = {
  'finds what is not there': class extends InMemoryOrderStore {
    override get(id: OrderId): Promise<Order> {
      return super.get(id).catch(() => ({ ...id, status: 'PLACED', amount: 0, placedAt: '' }));
    }
  },
  'overwrites an order': class extends InMemoryOrderStore {
    override async put(order: NewOrder): Promise<Order> {
      return this.save({ ...order, status: 'PLACED' });
    }
  },
  'takes no id a second time, even where its order is gone': class extends InMemoryOrderStore {
    private readonly taken = new Set<string>();
    override async put(order: NewOrder): Promise<Order> {
      const key = `${order.customerId}#${order.orderId}`;
      if (this.taken.has(key)) throw orderExists(order);
      this.taken.add(key);
      return super.put(order);
    }
  },
  'creates in two steps': class extends InMemoryOrderStore {
    override async put(order: NewOrder): Promise<Order> {
      const exists = await this.get(order).catch(() => undefined);
      await aMoment();
      if (exists) throw orderExists(order);
      return this.save({ ...order, status: 'PLACED' });
    }
  },
  'says of any put that it was done': class extends InMemoryOrderStore {
    override async put(order: NewOrder): Promise<Order> {
      return super.put(order).catch(() => super.get(order));
    }
  },
  'creates orders as PAID': class extends InMemoryOrderStore {
    override async put(order: NewOrder): Promise<Order> {
      await super.put(order);
      return this.changeStatus(order, { from: 'PLACED', to: 'PAID' });
    }
  },
  'loses the note': keeps(({ note: _note, ...order }) => order),
  'stores an empty note where there is none': keeps((order) => ({ note: '', ...order })),
  'brings a note into one form of Unicode': keeps(withNote((note) => note.normalize('NFC'))),
  'trims a note': keeps(withNote((note) => note.trim())),
  'loses NUL': keeps(withNote((note) => note.replaceAll('\0', ''))),
  'cuts a long note': keeps(withNote((note) => note.slice(0, 1_000))),
  'takes an amount of 0 for none': keeps((order) => ({ ...order, amount: order.amount || 1 })),
  'keeps an expiry in 32 bits': keeps(({ expiresAt, ...order }) =>
    expiresAt === undefined ? order : { ...order, expiresAt: expiresAt | 0 },
  ),
  'removes what has not expired yet': class extends ExpiringStore {
    constructor() {
      super(() => true);
    }
  },
  'keeps a time as a date': keeps((order) => ({ ...order, placedAt: new Date(order.placedAt).toISOString() })),
  'cuts long ids': keeps((order) => ({ ...order, orderId: order.orderId.slice(0, 63) })),
  'knows no upper and lower case in ids': keyed(lowerCase),
  'finds orders without regard to their customer': keyed(ofAnyone),

  'changes without condition': class extends InMemoryOrderStore {
    override async changeStatus(id: OrderId, { to }: StatusChange): Promise<Order> {
      return this.save({ ...this.find(id), status: to });
    }
  },
  'changes in two steps': class extends InMemoryOrderStore {
    override async changeStatus(id: OrderId, { from, to }: StatusChange): Promise<Order> {
      const order = await this.get(id);
      await aMoment();
      if (order.status !== from) throw statusChanged(id, from);
      return this.save({ ...order, status: to });
    }
  },
  'makes an order of a change': class extends InMemoryOrderStore {
    override changeStatus(id: OrderId, change: StatusChange): Promise<Order> {
      const missing = (): Order => ({ ...id, amount: 0, placedAt: '', status: change.from });
      if (!this.orders.has(`${id.customerId}#${id.orderId}`)) this.save(missing());
      return super.changeStatus(id, change);
    }
  },
  'loses the note with a change': class extends InMemoryOrderStore {
    override async changeStatus(id: OrderId, change: StatusChange): Promise<Order> {
      const { note: _note, ...order } = await super.changeStatus(id, change);
      return this.save(order);
    }
  },
  'answers a change with what was there before': class extends InMemoryOrderStore {
    override async changeStatus(id: OrderId, change: StatusChange): Promise<Order> {
      const before = this.find(id);
      await super.changeStatus(id, change);
      return before;
    }
  },
  'never changes an order': class extends InMemoryOrderStore {
    override async changeStatus(id: OrderId, { from }: StatusChange): Promise<Order> {
      await this.get(id);
      throw statusChanged(id, from);
    }
  },

  'deletes nothing': class extends InMemoryOrderStore {
    override async delete(id: OrderId): Promise<void> {
      this.find(id);
    }
  },
  'says of any deletion that it was done': class extends InMemoryOrderStore {
    override delete(id: OrderId): Promise<void> {
      return super.delete(id).catch(() => undefined);
    }
  },
  'deletes in two steps': class extends InMemoryOrderStore {
    override async delete(id: OrderId): Promise<void> {
      await this.get(id);
      await aMoment();
      await super.delete(id).catch(() => undefined);
    }
  },
  'deletes all orders of the customer': class extends InMemoryOrderStore {
    override async delete(id: OrderId): Promise<void> {
      if (!this.orders.has(`${id.customerId}#${id.orderId}`)) throw orderNotFound(id);
      for (const [key, { customerId }] of this.orders) if (customerId === id.customerId) this.orders.delete(key);
    }
  },

  'lists the oldest first': sorted((one, other) => (one < other ? -1 : 1)),
  'lists in the order of a language': sorted((one, other) => -one.localeCompare(other, 'en')),
  'lists orders of customers whose id begins alike': class extends InMemoryOrderStore {
    override async listByCustomer(customerId: string, page: PageRequest): Promise<OrderPage> {
      return this.list((order) => order.customerId.startsWith(customerId), page);
    }
  },
  'lists by the status that an order began with': class extends InMemoryOrderStore {
    override async listByStatus(status: string, page: PageRequest): Promise<OrderPage> {
      return status === 'PLACED' ? this.list(() => true, page) : { orders: [] };
    }
  },
  'lists orders of every status': class extends InMemoryOrderStore {
    override async listByStatus(_: string, page: PageRequest): Promise<OrderPage> {
      return this.list(() => true, page);
    }
  },
  'lists orders without their notes': pages(({ orders, ...page }) => ({
    ...page,
    orders: orders.map(({ note: _note, ...order }) => order),
  })),
  'lists nothing': pages(() => ({ orders: [] })),
  'lists every order twice': pages(({ orders, ...page }) => ({
    ...page,
    orders: orders.flatMap((each) => [each, each]),
  })),
  'gives a cursor with every page': pages((page) => ({ cursor: '1970-01-01T00:00:00.000Z#-#-', ...page })),
  'gives a cursor with every full page': pages((page, { limit }) =>
    page.orders.length === limit ? { ...page, cursor: placedKey(page.orders.at(-1)!) } : page,
  ),
  'gives no cursor': pages(({ orders }) => ({ orders })),
  'gives pages of at most 99': class extends InMemoryOrderStore {
    protected override list(wanted: (order: Order) => boolean, { limit, ...page }: PageRequest): OrderPage {
      return super.list(wanted, { ...page, limit: Math.min(limit, 99) });
    }
  },
  'repeats the last order of a page': class extends InMemoryOrderStore {
    protected override list(wanted: (order: Order) => boolean, { limit, cursor }: PageRequest): OrderPage {
      return super.list(wanted, { limit, ...(cursor !== undefined && { cursor: `${cursor}~` }) });
    }
  },
  'leaves out the other orders of a time where a page ends': class extends InMemoryOrderStore {
    protected override list(wanted: (order: Order) => boolean, { limit, cursor }: PageRequest): OrderPage {
      return super.list(wanted, { limit, ...(cursor !== undefined && { cursor: cursor.slice(0, 24) }) });
    }
  },
  'goes on by position': class extends InMemoryOrderStore {
    private readonly positions = new Map<string, number>();
    protected override list(wanted: (order: Order) => boolean, { limit, cursor }: PageRequest): OrderPage {
      const start = cursor === undefined ? 0 : (this.positions.get(cursor) ?? 0);
      const { orders } = super.list(wanted, { limit: 1_000 });
      const page = orders.slice(start, start + limit);
      if (orders.length <= start + limit) return { orders: page };
      const next = placedKey(page.at(-1)!);
      this.positions.set(next, start + limit);
      return { orders: page, cursor: next };
    }
  },
  'begins anew where the order of the cursor is gone': class extends InMemoryOrderStore {
    protected override list(wanted: (order: Order) => boolean, { limit, cursor }: PageRequest): OrderPage {
      const isThere = [...this.orders.values()].some((order) => wanted(order) && placedKey(order) === cursor);
      return super.list(wanted, isThere && cursor !== undefined ? { limit, cursor } : { limit });
    }
  },
};

/** Each takes something for an order that something else has written, or answers more of it than an order has. */
export const BROKEN_BY_FOREIGN: Readonly<Record<string, new () => InMemoryOrderStore>> = {
  'reads anything': class extends InMemoryOrderStore {
    override async get(id: OrderId): Promise<Order> {
      return this.find(id);
    }
  },
  'lists anything': class extends InMemoryOrderStore {
    protected override list(wanted: (order: Order) => boolean, request: PageRequest): OrderPage {
      const { orders, ...page } = super.list(wanted, request);
      const invalid = [...this.orders.values()].filter((order) => wanted(order) && !Number.isInteger(order.amount));
      return { ...page, orders: [...invalid, ...orders] };
    }
  },
  'changes before it looks': class extends InMemoryOrderStore {
    override async changeStatus(id: OrderId, change: StatusChange): Promise<Order> {
      const order = this.find(id);
      if (order.status === change.from) this.save({ ...order, status: change.to });
      this.save({ ...(await super.get(id)), status: change.from });
      return super.changeStatus(id, change);
    }
  },
  'answers all that is there': class extends InMemoryOrderStore {
    override async changeStatus(id: OrderId, change: StatusChange): Promise<Order> {
      const written = this.find(id);
      await super.changeStatus(id, change);
      return { ...written, status: change.to };
    }
  },
  'ends a listing at what is no order': class extends InMemoryOrderStore {
    protected override list(wanted: (order: Order) => boolean, { limit, ...page }: PageRequest): OrderPage {
      const found = super.list(wanted, { limit, ...page });
      return found.orders.length < limit ? { orders: found.orders } : found;
    }
  },
  'takes the id of what is no order': class extends InMemoryOrderStore {
    override async put(order: NewOrder): Promise<Order> {
      const isRead = await this.get(order).then(
        () => true,
        () => false,
      );
      return isRead ? super.put(order) : this.save({ ...order, status: 'PLACED' });
    }
  },
};

const ORDER = { customerId: 'c', orderId: 'o1', status: 'PLACED', amount: 1, placedAt: '2026-01-01T00:00:00.000Z' };

/** An API that takes something for what it should be. */
const takes =
  (what: (path: string, body: any) => boolean, answer: ApiResponse) =>
  ({ signed, unsigned }: Senders): Senders => ({
    signed: async (method, path, body) => (what(path, body ?? {}) ? answer : signed(method, path, body)),
    unsigned,
  });
const takesBody = (what: (body: any) => boolean) => takes((_, body) => what(body), { status: 201, body: ORDER });
const takesQuery = (query: string) => takes((path) => path.includes(query), { status: 200, body: { orders: [] } });

/** Each lets something in that an API must refuse, or does not say what is wrong with it. */
export const BROKEN_APIS: Readonly<Record<string, (right: Senders) => Senders>> = {
  'takes an amount that is text': takesBody(({ amount }) => typeof amount === 'string'),
  'takes any text for a time': takesBody(({ placedAt }) => placedAt === 'yesterday'),
  'takes a field that a new order does not have': takesBody(({ status }) => status !== undefined),
  'takes half a character': takesBody(({ note }) => note === '\ud800'),
  'takes what is not JSON': takesBody((body) => typeof body === 'string'),
  'takes any id': takes((path) => path.includes('%20'), { status: 200, body: ORDER }),
  'takes any limit': takesQuery('limit=0'),
  'takes any status': takesQuery('status=LOST'),
  'asks for no signature': ({ signed }) => ({ signed, unsigned: signed }),
  'answers like a proxy that is in the way': ({ unsigned }) => ({
    signed: async () => ({ status: 407, body: 'Proxy Authentication Required' }),
    unsigned,
  }),
  'does not say what is malformed': ({ signed, unsigned }) => ({
    signed: async (...request) => {
      const { status, body } = await signed(...request);
      return { status, body: status === 400 ? { code: 'INVALID', message: 'malformed' } : body };
    },
    unsigned,
  }),
};

function withNote(alter: (note: string) => string): (order: NewOrder) => NewOrder {
  return (order) => (order.note === undefined ? order : { ...order, note: alter(order.note) });
}
