/** Ways into each database past the store, for the cases of what something else has written there. */
import { DynamoDBServiceException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BSON, type Collection, type Document } from 'mongodb';
import type { Foreign } from '../../lib/orders/contract';
import * as dynamodb from '../../lib/orders/dynamodb/keys';
import * as mongodb from '../../lib/orders/mongodb/keys';
import { placedKey, type Order, type OrderId } from '../../lib/orders/order';

const given = (fields: object): Record<string, any> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** A value of the contract is kept as it is; one of {@link Foreign.values} is an attribute already. */
const attribute = (value: any): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  return typeof value === 'number' ? { N: String(value) } : value;
};

export function foreignOnDynamoDb(client: DynamoDBClient, table: string | undefined): Foreign {
  const keyOf = (id: OrderId) => {
    const { pk, sk } = dynamodb.orderKey(id);
    return { pk: { S: pk }, sk: { S: sk } };
  };
  return {
    values: {
      text: 'x',
      number: { N: '-1' },
      'large number': { N: '1e30' },
      binary: { B: Buffer.from('x') },
      boolean: { BOOL: true },
      null: { NULL: true },
      list: { L: [{ S: 'x' }] },
      map: { M: { S: { S: 'x' }, N: { S: '1' } } },
      texts: { SS: ['x'] },
      numbers: { NS: ['1'] },
      binaries: { BS: [Buffer.from('x')] },
    },
    async write(order, change) {
      const fields = given({ ...order, placed: placedKey(order), ...change });
      const plain = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, attribute(value)]));
      try {
        await client.send(new PutItemCommand({ TableName: table, Item: { ...plain, ...keyOf(order) } }));
        return true;
      } catch (error) {
        // A key of an index is of its type or not there.
        if (error instanceof DynamoDBServiceException && error.name === 'ValidationException') return false;
        throw error;
      }
    },
    async read(id) {
      return (await client.send(new GetItemCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }))).Item;
    },
  };
}

export const foreignOnMongo = (collection: Collection<Document>): Foreign => ({
  values: {
    text: 'x',
    double: new BSON.Double(1.5),
    decimal: BSON.Decimal128.fromString('1'),
    long: BSON.Long.fromString('9007199254740993'),
    boolean: true,
    null: null,
    array: ['x', 1, new Date(1)],
    document: { toString: 1, $date: 'x' },
    'object id': new BSON.ObjectId(),
    date: new Date(1),
    binary: new BSON.Binary(Buffer.from('x')),
    'regular expression': /x/,
  },
  async write(order, change) {
    const { expiresAt, ...fields } = order;
    const expires = expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt * 1_000) };
    const document = given({ ...fields, ...expires, placed: placedKey(order), ...change });
    await collection.insertOne({ ...document, _id: mongodb.orderKey(order) as never });
    return true;
  },
  read: (id) => collection.findOne({ _id: mongodb.orderKey(id) as never }, { promoteValues: false }),
});

/** Into the map of a fake. */
export const foreignInMemory = (orders: Map<string, Order>): Foreign => ({
  values: { text: 'x', number: 1.5, boolean: true, null: null, list: ['x'], object: {} },
  async write(order, change) {
    orders.set(keyInMemory(order), { ...order, placed: placedKey(order), ...change } as Order);
    return true;
  },
  read: async (id) => structuredClone(orders.get(keyInMemory(id))),
});
const keyInMemory = ({ customerId, orderId }: OrderId): string => `${customerId}#${orderId}`;
