import { BSON } from 'mongodb';
import { readMessage } from '../../../lambda/order-events/change';
import { NOTHING } from '../../../lib/orders/contribution';
import { MAX_AMOUNT, MAX_NOTE_LENGTH } from '../../../lib/orders/order';
import {
  anOrder,
  deleted,
  documentOf,
  inserted,
  messageOf,
  replaced,
  updated,
  withBody,
  type ChangeEvent,
} from './support/events';

const order = documentOf(anOrder({ note: 'ring twice', expiresAt: 1_800_000_000 }));
const more = documentOf(anOrder({ amount: 250 }));
const read = (change: ChangeEvent, name = 'n1') => readMessage(messageOf(change, { name }));
const deltaOf = (change: ChangeEvent) => read(change).delta;

describe('the effect of a change', () => {
  it.each<[string, ChangeEvent, { count: number; amount: number }]>([
    ['a new order', inserted(order), { count: 1, amount: 100 }],
    ['another amount by update', updated(order, { ...order, amount: more.amount }), { count: 0, amount: 150 }],
    ['another amount by replacement', replaced(order, more), { count: 0, amount: 150 }],
    ['a deletion', deleted(order), { count: -1, amount: -100 }],
    ['an update that takes away what makes an order', updated(order, without('amount')), { count: -1, amount: -100 }],
    ['an update that repairs', updated(without('amount'), order), { count: 1, amount: 100 }],
  ])('of %s is the difference it makes', (_, change, delta) => {
    expect(deltaOf(change)).toStrictEqual(delta);
  });

  it('belongs to the customer that the document’s id names', () => {
    expect(read(inserted(order)).customerId).toBe('ada');
  });

  it.each<[string, ChangeEvent]>([
    ['another status', updated(order, { ...order, status: 'PAID' })],
    ['a note taken away', updated(order, without('note'))],
    ['the deletion of what was no order', deleted(without('amount'))],
  ])('is none for %s', (_, change) => {
    expect(read(change)).toMatchObject({ messageId: 'n1/0', delta: NOTHING, poison: undefined });
  });

  it.each([null, more, without('amount')])('does not depend on what a look-up found later (%#)', (lookedUp) => {
    const change = updated(order, { ...order, amount: new BSON.Int32(101) }, lookedUp);
    expect(read(change)).toMatchObject({ delta: { count: 0, amount: 1 }, poison: undefined });
  });

  it('has the same id in every delivery', () => {
    const ids = [0, 1].map((delivery) => readMessage(messageOf(inserted(order), { name: 'n1', delivery })).changeId);
    expect(ids[0]).toBe(ids[1]);
  });

  it('has another id than every other change', () => {
    expect(read(inserted(order), 'n1').changeId).not.toBe(read(inserted(order), 'n2').changeId);
  });

  it.each([true, false])('is the same in relaxed and in canonical Extended JSON (relaxed: %p)', (relaxed) => {
    const change = readMessage(messageOf(inserted(order), { name: 'n1', relaxed }));
    expect(change).toMatchObject({ delta: { count: 1, amount: 100 }, poison: undefined });
  });

  it.each([0, MAX_AMOUNT])('counts an order of %i, a bound of what is allowed', (amount) => {
    expect(deltaOf(inserted(documentOf(anOrder({ amount }))))).toStrictEqual({ count: 1, amount });
  });
});

describe('what is written is poison', () => {
  it.each<[string, object]>([
    ['amount', without('amount')],
    ['amount', { ...order, amount: '100' }],
    ['amount', { ...order, amount: new BSON.Int32(-1) }],
    ['amount', { ...order, amount: new BSON.Double(1.5) }],
    ['amount', { ...order, amount: new BSON.Int32(MAX_AMOUNT + 1) }],
    ['amount', { ...order, amount: { value: 100 } }],
    ['status', { ...order, status: 'LOST' }],
    ['status', { ...order, status: null }],
    ['placed', { ...order, placedAt: '2026-01-31T11:00:00.000Z' }],
    ['placed', without('placed')],
    ['placedAt', { ...order, placedAt: 'yesterday', placed: 'yesterday#o1#ada' }],
    ['placedAt, placed', without('placedAt')],
    ['customerId', { ...order, customerId: 'bob' }],
    ['orderId', without('orderId')],
    ['note', { ...order, note: 'n'.repeat(MAX_NOTE_LENGTH + 1) }],
    ['note', { ...order, note: null }],
    ['expiresAt', { ...order, expiresAt: '2027-01-15T08:00:00.000Z' }],
    ['expiresAt', { ...order, expiresAt: new BSON.Int32(1_800_000_000) }],
    ['expiresAt', { ...order, expiresAt: new Date(1_800_000_000_500) }],
  ])('for its %s, in %j', (fields, document) => {
    expect(read(inserted(document))).toMatchObject({
      messageId: 'n1/0',
      delta: NOTHING,
      poison: `not a valid order: ${fields}`,
    });
  });

  it('and takes the order that was there from the totals', () => {
    expect(read(updated(order, { ...order, status: 'LOST' }))).toMatchObject({
      delta: { count: -1, amount: -100 },
      poison: 'not a valid order: status',
    });
  });

  it('with a name of the field and never its value', () => {
    expect(read(inserted({ ...order, status: 'a secret' })).poison).not.toContain('secret');
  });
});

describe('the time of a change', () => {
  const TOKEN = '82614CAB9F00000008' + '2B022C0100296E5A';
  const event = { ...inserted(order), documentKey: { _id: 'ada#o1' }, _id: { _data: TOKEN } };
  const timeOf = (detail: object) => readMessage(withBody(JSON.stringify({ detail }))).time;

  it.each<[string, object]>([
    ['Extended JSON', { clusterTime: { $timestamp: { t: 1_632_414_623, i: 8 } } }],
    ['the plain JSON of a trigger', { clusterTime: { T: 1_632_414_623, I: 8 } }],
    ['the resume token alone', {}],
    ['the resume token, where the event has another form', { clusterTime: 'x' }],
    ['the resume token, where the event has half a time', { clusterTime: { T: 1 } }],
  ])('is read from %s', (_, detail) => {
    expect(timeOf({ ...event, ...detail })).toBe('16324146230000000008');
  });

  it('is of the change, not of its event', () => {
    expect(read(inserted(order)).time).toBe('17698536000000000001');
  });
});

describe('a message is poison that', () => {
  const detail = { ...inserted(order), _id: { _data: '82AB' } };
  const poisonOf = (event: unknown) => readMessage(withBody(JSON.stringify(event))).poison;

  it.each([
    '',
    'not JSON',
    '[]',
    'null',
    '{}',
    '{"detail":"x"}',
    '{"detail":{}}',
    '{"detail":{"_id":{"_data":1}}}',
    '{"detail":{"_id":{"_data":""}}}',
  ])('is no change event: %s', (body) => {
    expect(readMessage(withBody(body)).poison).toBe('not a change event');
  });

  it.each([undefined, {}, { _id: new BSON.ObjectId() }, { _id: 'ada' }, { _id: 'ada#o1#x' }, { _id: ' #o1' }])(
    'is about a document that has no order’s id: %j',
    (documentKey) => {
      expect(poisonOf({ detail: { ...detail, documentKey } })).toBe('the document’s id is not that of an order');
    },
  );

  it('has no time, so that nobody can say whether a recount has it', () => {
    expect(poisonOf({ detail: { ...detail, fullDocument: BSON.EJSON.serialize(order) } })).toBe('missing: clusterTime');
  });

  it.each(['drop', 'constructor', undefined, 1])('has an operation that changes no document: %p', (operationType) => {
    expect(poisonOf({ detail: { ...detail, operationType } })).toBe('the operation type is unknown');
  });

  it.each<[string, ChangeEvent]>([
    ['fullDocument', { ...inserted(order), fullDocument: null }],
    ['fullDocumentBeforeChange', { ...updated(order, more), fullDocumentBeforeChange: null }],
    ['fullDocumentBeforeChange', { ...replaced(order, more), fullDocumentBeforeChange: null }],
    ['fullDocumentBeforeChange', { ...deleted(order), fullDocumentBeforeChange: null }],
    ['fullDocumentBeforeChange, updateDescription', { operationType: 'update', documentKey: { _id: 'ada#o1' } }],
  ])('lacks %s', (missing, change) => {
    expect(read(change)).toMatchObject({ messageId: 'n1/0', delta: NOTHING, poison: `missing: ${missing}` });
  });
});

it('leaves changes within a field out: what has something inside is no part of an order', () => {
  const nested = { ...order, note: { inside: 1 } };
  const change = {
    ...updated(nested, nested),
    updateDescription: { updatedFields: { 'note.inside': 2 }, removedFields: ['note.other'] },
  };
  expect(read(change)).toMatchObject({ messageId: 'n1/0', delta: NOTHING, poison: 'not a valid order: note' });
});

function without(field: string): { readonly _id: string } {
  return Object.fromEntries(Object.entries(order).filter(([name]) => name !== field)) as { _id: string };
}
