import { timesPowerOfTen } from '../../../../lib/costs/prices/decimal';

it.each([
  ['0.0000001415', 6, '0.1415'],
  ['0.0000007050', 6, '0.705'],
  ['0.25', 0, '0.25'],
  ['1.5', 6, '1500000'],
  ['0.000001', 6, '1'],
  ['3', 0, '3'],
  ['0', 6, '0'],
])('%s times ten to the %i is %s', (decimal, power, product) => expect(timesPowerOfTen(decimal, power)).toBe(product));
