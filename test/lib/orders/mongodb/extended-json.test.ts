import { BSON } from 'mongodb';
import { dateOf, numberOf } from '../../../../lib/orders/mongodb/extended-json';

/** The driver's own writer of Extended JSON is the measure. */
const written = (value: unknown, relaxed: boolean): unknown =>
  (BSON.EJSON.serialize({ value }, { relaxed }) as { value: unknown }).value;

describe.each([
  ['relaxed', true],
  ['canonical', false],
])('%s Extended JSON', (_, relaxed) => {
  it.each([
    ['a 32-bit integer', new BSON.Int32(1_000_000_000), 1_000_000_000],
    ['a 64-bit integer', BSON.Long.fromNumber(4_000_000_000), 4_000_000_000],
    ['a double', new BSON.Double(1.5), 1.5],
    ['a double without fraction', new BSON.Double(7), 7],
  ])('has the number of %s', (_name, value, number) => {
    expect(numberOf(written(value, relaxed))).toBe(number);
  });

  it.each([
    new Date(1_800_000_000_000),
    new Date(1_800_000_000_001),
    new Date(0),
    new Date(-1),
    new Date('9999-12-31T23:59:59.999Z'),
    new Date(Date.UTC(12_000, 0)),
  ])('has the milliseconds of %p', (date) => {
    expect(dateOf(written(date, relaxed))).toBe(date.getTime());
  });

  it.each([
    ['text', '100'],
    ['null', null],
    ['true', true],
    ['a list', [1]],
    ['a document', { amount: 1 }],
    ['an object id', new BSON.ObjectId()],
    ['a date', new Date(0)],
    ['a decimal', BSON.Decimal128.fromString('12')],
  ])('has no number in %s', (_name, value) => {
    expect(numberOf(written(value, relaxed))).toBeUndefined();
  });

  it.each([
    ['text', '2026-01-31T10:00:00.000Z'],
    ['a number', new BSON.Int32(1_800_000_000)],
    ['null', null],
    ['a timestamp', new BSON.Timestamp({ t: 1, i: 1 })],
  ])('has no date in %s', (_name, value) => {
    expect(dateOf(written(value, relaxed))).toBeUndefined();
  });
});
