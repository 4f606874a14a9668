import type { Image } from '../../../lib/orders/dynamodb/image';
import { markItem } from '../../../lib/orders/totals/recount-mark';
import { readRecord, readRecords } from '../../../lambda/order-stream/change';
import { anOrder, aRecord, inserted, itemOf, modified, removed } from './support/records';

const order = anOrder({ note: 'for Grace' });
const item = itemOf(order);
const invalid = { ...item, amount: { N: '-1' } };

describe('readRecord', () => {
  it('reads whose order it is from the partition key', () => {
    expect(readRecord(inserted(item)).customerId).toBe('ada');
  });

  it('pads the sequence number so that text order is number order', () => {
    const [first, second] = [readRecord(inserted(item, 9)), readRecord(inserted(item, 10))];
    expect([
      first.record.dynamodb?.SequenceNumber?.length,
      second.record.dynamodb?.SequenceNumber?.length,
    ]).toStrictEqual([21, 22]);
    expect(first.sequence < second.sequence).toBe(true);
  });

  it('adds an inserted order', () => {
    expect(readRecord(inserted(item))).toMatchObject({ delta: { count: 1, amount: 100 }, poison: undefined });
  });

  it('adds the difference of a modified one', () => {
    expect(readRecord(modified(item, itemOf({ ...order, amount: 70 }))).delta).toStrictEqual({ count: 0, amount: -30 });
  });

  it('subtracts a removed one', () => {
    expect(readRecord(removed(item)).delta).toStrictEqual({ count: -1, amount: -100 });
  });

  it('subtracts what a poison record overwrote', () => {
    expect(readRecord(modified(item, invalid))).toMatchObject({
      delta: { count: -1, amount: -100 },
      poison: 'not a valid order: amount',
    });
  });

  it('adds an order that was repaired', () => {
    expect(readRecord(modified(invalid, item))).toMatchObject({ delta: { count: 1, amount: 100 }, poison: undefined });
  });

  it('takes the removal of what never was an order for no poison', () => {
    expect(readRecord(removed(invalid))).toMatchObject({ delta: { count: 0, amount: 0 }, poison: undefined });
  });

  it.each([
    ['a sort key that is not an order’s', { pk: { S: 'CUSTOMER#ada' }, sk: { S: 'PROFILE' } }],
    ['an order id that is not allowed', { pk: { S: 'CUSTOMER#ada' }, sk: { S: 'ORDER#a#b' } }],
    ['a partition key that is not a customer’s', { pk: { S: 'PRODUCT#1' }, sk: { S: 'ORDER#o1' } }],
    ['no key', {}],
    ['a key that is no text', { pk: { N: '1' }, sk: { N: '1' } }],
  ])('takes %s for poison without effect on totals', (_, keys) => {
    expect(readRecord(aRecord({ eventName: 'INSERT', keys, sequence: 1n, after: item }))).toMatchObject({
      delta: { count: 0, amount: 0 },
      poison: 'the keys are not those of an order',
    });
  });

  it.each([
    ['INSERT', 'missing: NewImage'],
    ['MODIFY', 'missing: OldImage, NewImage'],
    ['REMOVE', 'missing: OldImage'],
  ] as const)('takes a %s without its images for poison', (eventName, poison) => {
    const { Keys: keys = {} } = inserted(item).dynamodb ?? {};
    expect(readRecord(aRecord({ eventName, keys, sequence: 1n }))).toMatchObject({
      delta: { count: 0, amount: 0 },
      poison,
    });
  });

  it('guesses no delta from half of the images', () => {
    const { dynamodb, ...record } = modified(item, itemOf({ ...order, amount: 70 }));
    const { OldImage: _, ...half } = dynamodb ?? {};
    expect(readRecord({ ...record, dynamodb: half })).toMatchObject({
      delta: { count: 0 },
      poison: 'missing: OldImage',
    });
  });

  it('takes an unknown event name for poison', () => {
    const { eventName: _, ...nameless } = inserted(item);
    expect(readRecord(nameless).poison).toBe('the event name is unknown');
  });

  it('takes a record without its keys for poison', () => {
    const { dynamodb: { Keys: _, ...rest } = {}, ...record } = inserted(item);
    expect(readRecord({ ...record, dynamodb: rest }).poison).toBe('the keys are not those of an order');
  });

  it('reads the mark of a recount, which is no poison and moves nothing', () => {
    const mark = { id: 'r', step: 'begin' } as const;
    expect(readRecord(inserted(markItem('ada', mark) as Image))).toMatchObject({
      customerId: 'ada',
      delta: { count: 0, amount: 0 },
      poison: undefined,
      mark,
    });
  });

  it.each([{}, { dynamodb: {} }])('refuses what has no sequence number: %j', (record) => {
    expect(() => readRecord({ eventID: 'e1', ...record })).toThrow('record e1 has no sequence number');
  });
});

describe('readRecords', () => {
  it('puts the changes of a batch in sequence order', () => {
    const changes = readRecords([12, 9, 10].map((n) => inserted(itemOf({ ...order, orderId: `o${n}` }), n)));
    expect(changes.map(({ record }) => record.dynamodb?.Keys?.['sk']?.S)).toStrictEqual([
      'ORDER#o9',
      'ORDER#o10',
      'ORDER#o12',
    ]);
  });

  it('takes a record that is there twice once', () => {
    const [one, other] = [inserted(item, 1), inserted(itemOf({ ...order, orderId: 'o2' }), 2)];
    expect(readRecords([one, other, one]).map(({ record }) => record)).toStrictEqual([one, other]);
  });
});
