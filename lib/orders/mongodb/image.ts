/** An order as a change event shows it. */
import type { WrittenOrder } from '../valid-order';
import { dateOf, numberOf, type ExtendedJson } from './extended-json';

/** A document before or after a change. */
export type Image = ExtendedJson;

export const writtenOrder = (image: Image): WrittenOrder => ({
  ...image,
  amount: numberOf(image['amount']),
  ...('expiresAt' in image && { expiresAt: (dateOf(image['expiresAt']) ?? Number.NaN) / 1_000 }),
});
