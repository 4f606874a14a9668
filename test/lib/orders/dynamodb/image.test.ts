import { writtenOrder, type Image } from '../../../../lib/orders/dynamodb/image';
import { faults } from '../../../../lib/orders/valid-order';
import { anOrder, itemOf } from '../../../lambda/order-stream/support/records';

const order = anOrder({ expiresAt: 1_800_000_000 });
const item = itemOf(order);
const faultsOf = (image: Image) => faults(writtenOrder(image), order);

describe('the order that an item’s image holds', () => {
  it('is one', () => {
    expect(faultsOf(item)).toStrictEqual([]);
  });

  it.each(['customerId', 'orderId', 'placedAt'])('has what its keys say once more, or is none: %s', (name) => {
    const { [name]: _, ...without } = item;
    expect(faultsOf(without)).toContain(name);
    expect(faultsOf({ ...item, [name]: { S: 'another' } })).toContain(name);
  });

  it.each<Image>([
    { amount: { S: '100' } },
    { amount: { N: '-1' } },
    { amount: { N: '1.5' } },
    { amount: { N: '100.00000000000000000001' } },
    { amount: { NULL: true } },
  ])('is none with %j, read as exactly as DynamoDB holds it', (wrong) => {
    expect(faultsOf({ ...item, ...wrong })).toStrictEqual(['amount']);
  });
});
