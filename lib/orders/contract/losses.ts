import { unavailable } from '../errors';
import type { OrderStore } from '../order-store';

/** The two ways in which a write ends without an outcome that its caller knows; what reads is left alone. */
export interface Losses {
  /** @returns the store, but that every write happens and its answer is lost: `UNAVAILABLE` */
  answers(store: OrderStore): OrderStore;
  /** @returns the store, but that no write reaches it: `UNAVAILABLE` */
  requests(store: OrderStore): OrderStore;
}

/** Loses them between caller and store. It shows what a caller may do; whether the store's own client copes is for a cut connection to show. */
export const LOSSES: Losses = {
  answers: (store) =>
    onWrites(store, async (write) => {
      await write();
      throw unavailable(new Error('the answer was lost'));
    }),
  requests: (store) => onWrites(store, () => Promise.reject(unavailable(new Error('the request was lost')))),
};

/** @param around what is done instead of a write of the order with that id */
export const onWrites = (
  store: OrderStore,
  around: <T>(write: () => Promise<T>, orderId: string) => Promise<T>,
): OrderStore => ({
  put: (order) => around(() => store.put(order), order.orderId),
  changeStatus: (id, change) => around(() => store.changeStatus(id, change), id.orderId),
  delete: (id) => around(() => store.delete(id), id.orderId),
  get: (id) => store.get(id),
  listByCustomer: (customerId, page) => store.listByCustomer(customerId, page),
  listByStatus: (status, page) => store.listByStatus(status, page),
});
