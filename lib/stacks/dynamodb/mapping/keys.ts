import { orderKey, PARTITION_KEY, SORT_KEY } from '../../../orders/dynamodb/keys';
import type { OrderId } from '../../../orders/order';

/** The order that the path names, as VTL references. */
export const ORDER_ID: OrderId = { customerId: '$customerId', orderId: '$orderId' };

const key = orderKey(ORDER_ID);
/** Its key in the table. The ids were checked: they hold nothing that JSON or a key would read as anything but text. */
export const ORDER_KEY = { [PARTITION_KEY]: { S: key.pk }, [SORT_KEY]: { S: key.sk } };
