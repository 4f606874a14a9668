import fc from 'fast-check';
import { MAX_AMOUNT, ORDER_STATUSES } from '../../lib/orders/order';

/** What somebody writes where an order may be, whichever database it is in: mostly orders, some deletions, some that are none. */
export type OrderWrite =
  | { readonly put: 'order'; readonly amount: number; readonly status: (typeof ORDER_STATUSES)[number] }
  | { readonly put: 'poison'; readonly fault: number }
  | 'delete';

/** @param faults how many ways there are to make an order none */
export const orderWrites = (faults: number): fc.WeightedArbitrary<OrderWrite>[] => [
  {
    weight: 5,
    arbitrary: fc.record({
      put: fc.constant('order' as const),
      amount: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: MAX_AMOUNT })),
      status: fc.constantFrom(...ORDER_STATUSES),
    }),
  },
  { weight: 3, arbitrary: fc.constant('delete' as const) },
  { weight: 2, arbitrary: fc.record({ put: fc.constant('poison' as const), fault: fc.nat({ max: faults - 1 }) }) },
];
