/** An order as a stream record shows it. */
import type { AttributeValue } from 'aws-lambda';
import type { OrderId } from '../order';
import type { WrittenOrder } from '../valid-order';
import { ORDER_ATTRIBUTES, PLACED_KEY } from './keys';

/** An item before or after a change. */
export type Image = Readonly<Record<string, AttributeValue>>;

/** Identity and time of placing stand in the keys: an item may leave out their copies, which must not say anything else. */
export const writtenOrder = (image: Image, { customerId, orderId }: OrderId): WrittenOrder => ({
  customerId,
  orderId,
  placedAt: image[PLACED_KEY]?.S?.split('#', 1)[0],
  ...Object.fromEntries(
    [...ORDER_ATTRIBUTES, PLACED_KEY].flatMap((name) => (image[name] ? [[name, plain(image[name])]] : [])),
  ),
});

/** What is neither text nor a natural number stays as it is, as no order has it. DynamoDB's numbers are longer than JavaScript's. */
const plain = ({ S, N, ...other }: AttributeValue): unknown =>
  S ?? (/^\d+$/.test(N ?? '') ? Number(N) : { N, ...other });
