import { AssertionError } from 'node:assert';
import { codeOr, same } from '../../../../lib/orders/contract/assertions';
import { orderNotFound } from '../../../../lib/orders/errors';

const ID = { customerId: 'ada', orderId: 'o1' };
const failureOf = (actual: unknown, expected: unknown = null): AssertionError => {
  try {
    same('it', actual, expected);
  } catch (error) {
    return error as AssertionError;
  }
  throw new Error('nothing failed');
};
const shown = (value: unknown): string => failureOf(value).message.replace('it: expected null, got ', '');

describe('same', () => {
  it('goes by what a value says, and by no class', () => {
    const withoutClass = Object.assign(Object.create(null) as object, ID);
    expect(() => same('it', withoutClass, ID)).not.toThrow();
  });

  it('takes what cannot be cloned for the same as itself', () => {
    const cannot = { call: () => undefined };
    expect(() => same('it', cannot, cannot)).not.toThrow();
  });

  it('fails with both, and says them in one line', () => {
    const failure = failureOf({ b: { c: [1] } }, { b: 2 });
    expect(failure).toBeInstanceOf(AssertionError);
    expect(failure).toMatchObject({
      message: 'it: expected { b: 2 }, got { b: { c: [ 1 ] } }',
      actual: { b: { c: [1] } },
      expected: { b: 2 },
      operator: 'same',
    });
  });

  it.each<[string, unknown, string]>([
    ['a wide object in one line', Object.fromEntries([...'abcdefghijklmnop'].map((key) => [key, key])), '{ a: '],
    ['eight of a list', Array<number>(9).fill(7), '[ 7, 7, 7, 7, 7, 7, 7, 7, ... 1 more item ]'],
    ['120 characters of a text', 'x'.repeat(121), `'${'x'.repeat(120)}'... 1 more character`],
    ['five levels', { a: { a: { a: { a: { a: { a: {} } } } } } }, '{ a: { a: { a: { a: { a: { a: {} } } } } } }'],
    [
      'no sixth',
      { a: { a: { a: { a: { a: { a: { a: 1 } } } } } } },
      '{ a: { a: { a: { a: { a: { a: [Object] } } } } } }',
    ],
  ])('shows %s', (_, value, text) => {
    expect(shown(value)).not.toContain('\n');
    expect(shown(value)).toContain(text);
  });

  it('shows 400 characters, and that there are more', () => {
    // Quotes, commas and brackets of four texts are 18 more.
    const long = (characters: number): string[] => [
      'x'.repeat(100),
      'x'.repeat(100),
      'x'.repeat(100),
      'x'.repeat(characters),
    ];
    const whole = shown(long(82));
    expect([whole.length, whole.endsWith(']')]).toStrictEqual([400, true]);
    expect([shown(long(83)).length, shown(long(83)).endsWith('...')]).toStrictEqual([403, true]);
  });
});

describe('the code of an order’s error', () => {
  it('is told, and how it ends well', async () => {
    expect(await codeOr('done', () => Promise.reject(orderNotFound(ID)))).toBe('ORDER_NOT_FOUND');
    expect(await codeOr('done', async () => undefined)).toBe('done');
  });

  it('is of no other error, which is thrown on', async () => {
    const other = new Error('of something else');
    await expect(codeOr('done', () => Promise.reject(other))).rejects.toBe(other);
  });
});
