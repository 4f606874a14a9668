import type { OrderOperation } from '../../../orders/routes';
import { changeStatus } from './change-status';
import { deleteOrder } from './delete';
import { getOrder } from './get';
import { listByCustomer, listByStatus } from './listings';
import type { Mapping, TableNames } from './mapping';
import { putOrder } from './put';

export type { Mapping } from './mapping';

/** Every operation of the contract on the orders table. */
export const orderMappings = (names: TableNames): Record<OrderOperation, Mapping> => ({
  put: putOrder(names),
  get: getOrder(names),
  listByCustomer: listByCustomer(names),
  listByStatus: listByStatus(names),
  changeStatus: changeStatus(names),
  delete: deleteOrder(names),
});
