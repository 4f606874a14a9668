import type { OrderOperation } from '../../../orders/routes';
import { changeStatus } from './change-status';
import { remove } from './delete';
import { get } from './get';
import { listByCustomer, listByStatus } from './listings';
import type { Mapping, TableNames } from './mapping';
import { put } from './put';

export type { Mapping } from './mapping';

/** Every operation of the contract on the orders table. */
export const orderMappings = (names: TableNames): Record<OrderOperation, Mapping> => ({
  put: put(names),
  get: get(names),
  listByCustomer: listByCustomer(names),
  listByStatus: listByStatus(names),
  changeStatus: changeStatus(names),
  delete: remove(names),
});
