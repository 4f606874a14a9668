import { groupByCustomer } from '../../../lambda/order-stream/group';
import { anOrder, aRecord, inserted, itemOf } from './support/records';

const orderOf = (customerId: string, n: number) => inserted(itemOf(anOrder({ customerId, orderId: `o${n}` })), n);
const numbersIn = (group: ReturnType<typeof groupByCustomer>[number] | undefined) =>
  group?.changes.map(({ record }) => record.dynamodb?.Keys?.['sk']?.S);

describe('groupByCustomer', () => {
  it('makes one group a customer', () => {
    const groups = groupByCustomer([orderOf('ada', 1), orderOf('bob', 2), orderOf('ada', 3)]);
    expect(groups.map(({ customerId, changes }) => [customerId, changes.length])).toEqual([
      ['ada', 2],
      ['bob', 1],
    ]);
  });

  it('puts the changes of a group in sequence order', () => {
    const [group] = groupByCustomer([orderOf('ada', 12), orderOf('ada', 9), orderOf('ada', 10)]);
    expect(numbersIn(group)).toEqual(['ORDER#o9', 'ORDER#o10', 'ORDER#o12']);
  });

  it('keeps the records of no customer together, apart from all others', () => {
    const keys = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });
    const foreign = ['PRODUCT#1', 'PRODUCT#2'].map((pk, n) =>
      aRecord({ eventName: 'INSERT', keys: keys(pk), sequence: BigInt(n), after: {} }),
    );
    const groups = groupByCustomer([...foreign, orderOf('ada', 5)]);
    expect(groups.map(({ customerId, changes }) => [customerId, changes.length])).toEqual([
      [undefined, 2],
      ['ada', 1],
    ]);
  });

  it('makes no group of an empty batch', () => {
    expect(groupByCustomer([])).toEqual([]);
  });
});
