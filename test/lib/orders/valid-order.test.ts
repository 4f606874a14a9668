import type { AttributeValue } from 'aws-lambda';
import fc from 'fast-check';
import { BSON } from 'mongodb';
import * as dynamodb from '../../../lib/orders/dynamodb/image';
import { toStored as toItem } from '../../../lib/orders/dynamodb/stored-order';
import type { ExtendedJson } from '../../../lib/orders/mongodb/extended-json';
import * as mongodb from '../../../lib/orders/mongodb/image';
import { toStored as toDocument } from '../../../lib/orders/mongodb/stored-order';
import { MAX_AMOUNT, MAX_EXPIRES_AT, MAX_NOTE_LENGTH, ORDER_STATUSES, placedKey } from '../../../lib/orders/order';
import { faults, validOrder, type WrittenOrder } from '../../../lib/orders/valid-order';
import { newOrderBody, parse } from '../../../lib/orders/validation';
import { anOrder } from '../../support/an-order';
import { anyText } from '../../support/any-text';
import { passes } from '../../support/passes';

const order = anOrder({ note: 'ring twice', expiresAt: 1_800_000_000 });
const written: WrittenOrder = { ...order, placed: placedKey(order) };
const without = (field: keyof WrittenOrder): WrittenOrder => ({ ...written, [field]: undefined });

describe('faults', () => {
  it.each<[string, WrittenOrder]>([
    ['an order with all that it may have', written],
    ['no note', without('note')],
    ['no expiry', without('expiresAt')],
    ['a note as long as the API takes it, in characters', { ...written, note: '🎁'.repeat(MAX_NOTE_LENGTH) }],
    ['the bounds of what is allowed', { ...written, amount: MAX_AMOUNT, expiresAt: MAX_EXPIRES_AT }],
  ])('are none of %s', (_, value) => {
    expect(faults(value, order)).toStrictEqual([]);
  });

  it.each<[string, WrittenOrder]>([
    ['customerId', { ...written, customerId: 'bob' }],
    ['orderId', without('orderId')],
    ['status', { ...written, status: 'LOST' }],
    ['amount', without('amount')],
    ['amount', { ...written, amount: '100' }],
    ['amount', { ...written, amount: -1 }],
    ['amount', { ...written, amount: 1.5 }],
    ['amount', { ...written, amount: MAX_AMOUNT + 1 }],
    ['placedAt', { ...written, placedAt: 'yesterday', placed: 'yesterday#o1#ada' }],
    ['placed', without('placed')],
    ['placed', { ...written, placed: '2026-01-31T10:00:00.000Z#o2#ada' }],
    ['note', { ...written, note: null }],
    ['note', { ...written, note: 'n'.repeat(MAX_NOTE_LENGTH + 1) }],
    ['expiresAt', { ...written, expiresAt: MAX_EXPIRES_AT + 1 }],
  ])('name %s of %j', (field, value) => {
    expect(faults(value, order)).toStrictEqual([field]);
  });

  it('name all of them at once', () => {
    expect(faults({}, order)).toStrictEqual(['customerId', 'orderId', 'status', 'amount', 'placedAt', 'placed']);
  });

  it('name the sort key of a time that is no text, as no order has such a key', () => {
    expect(faults({ ...written, placedAt: 1, placed: '1#o1#ada' }, order)).toStrictEqual(['placedAt', 'placed']);
  });
});

describe('validOrder', () => {
  it.each(['customerId', 'orderId'] as const)('is none where neither key nor fields name the %s', (field) => {
    const key = { ...order, [field]: undefined } as Partial<typeof order>;
    const placed = `${key.placedAt}#${key.orderId}#${key.customerId}`;
    const { customerId, orderId } = key;
    expect(validOrder({ ...without(field), placed }, { customerId, orderId })).toBeUndefined();
  });
});

const anyValue = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0, 1.5, MAX_AMOUNT, MAX_AMOUNT + 1, MAX_EXPIRES_AT, MAX_EXPIRES_AT + 1),
  fc.constantFrom<unknown>(
    ...ORDER_STATUSES,
    order.customerId,
    order.placedAt,
    placedKey(order),
    '',
    '2026-01-31',
    '100',
  ),
  fc.nat(),
  // In thousandths, because a document's dates have milliseconds and no more.
  fc.integer().map((thousandths) => thousandths / 1_000),
  anyText(),
);

describe('what the HTTP API takes', () => {
  it('is what counts as an order, field by field', () => {
    const field = fc.constantFrom('amount', 'placedAt', 'note', 'expiresAt');
    const { amount, placedAt } = order;
    fc.assert(
      fc.property(field, anyValue, (name, value) => {
        const body = { amount, placedAt, [name]: value };
        const stored = { ...order, ...body };
        const isRight = faults({ ...stored, placed: placedKey(stored) }, order).length === 0;
        expect(passes(() => parse(newOrderBody, body))).toBe(isRight);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an item and a document with the same in them', () => {
  const fields = ['customerId', 'orderId', 'status', 'amount', 'placedAt', 'placed', 'note', 'expiresAt'] as const;
  const change = fc.record({ name: fc.constantFrom(...fields), value: fc.option(anyValue, { nil: undefined }) });

  it('have the same faults, whatever it is', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(change, fc.boolean(), ({ name, value }, relaxed) => {
        const ofItem = faults(dynamodb.writtenOrder(imageOf({ ...toItem(order), [name]: value })), order);
        const found = { ...toDocument(order), [name]: bsonOf(name, value) };
        const ofDocument = faults(mongodb.writtenOrder(changeEventOf(found, relaxed)), order);
        seen.add(ofItem.join());
        expect(ofDocument).toStrictEqual(ofItem);
      }),
      { numRuns: 1_000 },
    );
    expect([...seen].flatMap((each) => each.split(','))).toStrictEqual(expect.arrayContaining(['', ...fields]));
  });
});

const attributeOf = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  return typeof value === 'number' ? { N: String(value) } : { NULL: true };
};
const imageOf = (item: object): dynamodb.Image =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]: [string, unknown]) =>
      value === undefined ? [] : [[name, attributeOf(value)]],
    ),
  );

const bsonOf = (name: string, value: unknown): unknown => {
  if (typeof value !== 'number') return value;
  return name === 'expiresAt' ? new Date(value * 1_000) : new BSON.Double(value);
};
const changeEventOf = (document: object, relaxed: boolean): ExtendedJson => {
  const present = Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined));
  return BSON.EJSON.serialize(present, { relaxed });
};
