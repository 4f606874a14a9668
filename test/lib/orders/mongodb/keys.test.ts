import { orderIdOf, orderKey } from '../../../../lib/orders/mongodb/keys';

describe('a document’s id', () => {
  const id = { customerId: 'ada', orderId: 'o1' };

  it('names customer and order', () => {
    expect(orderIdOf(orderKey(id))).toStrictEqual(id);
  });

  it.each([[['ada#o1']], [undefined], ['ada'], ['ada#o1#x']])(
    'that is none of an order’s names neither: %j',
    (documentId) => {
      expect(orderIdOf(documentId)).toStrictEqual({ customerId: undefined, orderId: undefined });
    },
  );
});
