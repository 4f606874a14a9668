/** An order as a stream record shows it. */
import type { AttributeValue } from 'aws-lambda';
import { ORDER_ATTRIBUTES } from '../order';
import type { WrittenOrder } from '../valid-order';
import { PLACED_KEY } from './keys';

/** An item before or after a change. */
export type Image = Readonly<Record<string, AttributeValue>>;

export const writtenOrder = (image: Image): WrittenOrder =>
  Object.fromEntries(
    [...ORDER_ATTRIBUTES, PLACED_KEY].flatMap((name) => (image[name] ? [[name, plain(image[name])]] : [])),
  );

/** What is neither text nor number is NaN, as no order has it. */
const plain = ({ S, N = '' }: AttributeValue): string | number => S ?? naturalNumber(N);

/** DynamoDB's numbers are longer than JavaScript's: the text tells what is one of an order's. @returns NaN for any other */
export const naturalNumber = (text: string): number => (/^(0|[1-9]\d*)$/.test(text) ? Number(text) : Number.NaN);
