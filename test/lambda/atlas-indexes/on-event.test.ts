import type { CdkCustomResourceEvent, Context } from 'aws-lambda';
import { MongoClient, MongoNetworkError, type Collection, type Document } from 'mongodb';
import { handler } from '../../../lambda/atlas-indexes/handler';
import { onEvent } from '../../../lambda/atlas-indexes/on-event';
import type { Reconciled } from '../../../lib/orders/mongodb/reconcile';
import { ORDER_INDEXES, type DeclaredIndex } from '../../../lib/orders/mongodb/keys';
import { freePort } from '../../../lib/processes/free-port';
import { linesOf } from '../../support/function-output';
import { describeWithMongo, freshDatabase, plainClient } from '../../support/local-mongo';

const NO_PATIENCE = { withinMs: 0, everyMs: 10 };
const INDEX: DeclaredIndex = { Name: 'by-a', Key: [['a', 1]] };

const FRAME = {
  ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:provider',
  ResponseURL: 'https://cloudformation.example.com/',
  StackId: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/AtlasApi/1',
  RequestId: '1',
  LogicalResourceId: 'Indexes',
  ResourceType: 'Custom::MongoDbIndexes',
};
const propertiesOf = (database: string, Indexes: readonly DeclaredIndex[], Collection = 'orders') => ({
  ServiceToken: FRAME.ServiceToken,
  Database: database,
  Collection,
  Indexes: JSON.parse(JSON.stringify(Indexes), (_, value: unknown) =>
    typeof value === 'number' || typeof value === 'boolean' ? String(value) : value,
  ),
});
const create = (properties: ReturnType<typeof propertiesOf>): CdkCustomResourceEvent => ({
  ...FRAME,
  RequestType: 'Create',
  ResourceProperties: properties,
});
const update = (
  properties: ReturnType<typeof propertiesOf>,
  old: CdkCustomResourceEvent['ResourceProperties'],
): CdkCustomResourceEvent => ({
  ...FRAME,
  RequestType: 'Update',
  PhysicalResourceId: 'x',
  ResourceProperties: properties,
  OldResourceProperties: old,
});

const savedEnvironment = { ...process.env };
afterAll(() => {
  process.env = savedEnvironment;
});

describeWithMongo('index step', (engine) => {
  let client: MongoClient;
  let database: string;
  let collection: Collection;
  let done: Reconciled | undefined;

  beforeAll(() => {
    Object.assign(process.env, { CONNECTION_STRING: engine().uri, AUTH: 'none' });
    client = plainClient(engine());
  });
  beforeEach(() => {
    database = freshDatabase();
    collection = client.db(database).collection('orders');
    done = undefined;
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await client.db(database).dropDatabase();
  });
  afterAll(() => client?.close());

  const run = (event: CdkCustomResourceEvent) => onEvent(event, NO_PATIENCE, (_, result) => (done = result));
  const declare = (indexes: readonly DeclaredIndex[], old?: readonly DeclaredIndex[]) =>
    run(
      old
        ? update(propertiesOf(database, indexes), propertiesOf(database, old))
        : create(propertiesOf(database, indexes)),
    );
  const indexes = async (): Promise<Document[]> => (await collection.indexes()).filter(({ name }) => name !== '_id_');

  it('creates what is declared where there is no collection yet', async () => {
    await declare(ORDER_INDEXES);
    expect(await indexes()).toStrictEqual([
      expect.objectContaining({ name: 'by-customer', key: { customerId: 1, placed: -1 } }),
      expect.objectContaining({ name: 'by-status', key: { status: 1, placed: -1 } }),
      expect.objectContaining({ name: 'expires', key: { expiresAt: 1 }, expireAfterSeconds: 0 }),
    ]);
  });

  it('waits until the cluster lets it in, and leaves no connection behind', async () => {
    const connects = jest
      .spyOn(MongoClient.prototype, 'connect')
      .mockRejectedValueOnce(new MongoNetworkError('no route yet'));
    const closes = jest.spyOn(MongoClient.prototype, 'close');
    await onEvent(create(propertiesOf(database, [INDEX])), { withinMs: 5_000, everyMs: 1 }, () => undefined);
    expect([connects.mock.calls.length >= 2, closes.mock.calls.length]).toStrictEqual([true, 1]);
  });

  it('is logged by the function, with what it has done', async () => {
    const event = create(propertiesOf(database, [INDEX]));
    const lines = await linesOf(() => handler(event, {} as Context));
    const line = { message: 'indexes reconciled', collection: `${database}.orders`, created: ['by-a'], dropped: [] };
    expect(lines).toContainEqual(expect.objectContaining(line));
  });

  it('names the resource after the collection', async () => {
    expect(await declare([INDEX])).toStrictEqual({ PhysicalResourceId: `${database}.orders` });
  });

  it('changes nothing the second time', async () => {
    await declare(ORDER_INDEXES);
    const before = await indexes();
    await declare(ORDER_INDEXES);
    expect(done).toStrictEqual({ created: [], dropped: [], kept: ['by-customer', 'by-status', 'expires'] });
    expect(await indexes()).toStrictEqual(before);
  });

  it('drops what was declared before and is no longer', async () => {
    await declare([INDEX, { Name: 'by-b', Key: [['b', -1]] }]);
    await declare([INDEX], [INDEX, { Name: 'by-b', Key: [['b', -1]] }]);
    expect((await indexes()).map(({ name }) => name)).toStrictEqual(['by-a']);
  });

  it('leaves an index alone that was never declared', async () => {
    await collection.createIndex({ z: 1 }, { name: 'by-hand' });
    await declare([INDEX]);
    await declare([], [INDEX]);
    expect((await indexes()).map(({ name }) => name)).toStrictEqual(['by-hand']);
  });

  it.each<[string, DeclaredIndex, object]>([
    ['direction', { ...INDEX, Key: [['a', -1]] }, { key: { a: -1 } }],
    [
      'field',
      {
        ...INDEX,
        Key: [
          ['a', 1],
          ['b', 1],
        ],
      },
      { key: { a: 1, b: 1 } },
    ],
    ['uniqueness', { ...INDEX, Unique: true }, { unique: true }],
    ['expiry', { ...INDEX, ExpireAfterSeconds: 60 }, { expireAfterSeconds: 60 }],
  ])('replaces an index whose %s changed', async (_, changed, expected) => {
    await declare([INDEX]);
    await declare([changed], [INDEX]);
    expect(await indexes()).toStrictEqual([expect.objectContaining({ name: 'by-a', ...expected })]);
    expect(done).toStrictEqual({ created: ['by-a'], dropped: ['by-a'], kept: [] });
  });

  it('takes the order of the fields for a part of the index', async () => {
    const one: DeclaredIndex = {
      Name: 'i',
      Key: [
        ['a', 1],
        ['b', 1],
      ],
    };
    await declare([one]);
    await declare(
      [
        {
          ...one,
          Key: [
            ['b', 1],
            ['a', 1],
          ],
        },
      ],
      [one],
    );
    expect(Object.keys((await indexes())[0]?.['key'])).toStrictEqual(['b', 'a']);
  });

  it('gives a renamed index its new name', async () => {
    await declare([INDEX]);
    await declare([{ ...INDEX, Name: 'renamed' }], [INDEX]);
    expect((await indexes()).map(({ name }) => name)).toStrictEqual(['renamed']);
  });

  it("does not drop the old collection's indexes from the new one", async () => {
    await collection.createIndex({ a: 1 }, { name: 'by-a' });
    await run(update(propertiesOf(database, []), propertiesOf(database, [INDEX], 'before')));
    expect((await indexes()).map(({ name }) => name)).toStrictEqual(['by-a']);
  });

  it('goes back from a declaration that was refused', async () => {
    await declare([INDEX]);
    await run(update(propertiesOf(database, [INDEX]), propertiesOf(database, [{ Name: 'i', Key: [] }])));
    expect(done?.kept).toStrictEqual(['by-a']);
  });

  it('deletes nothing with the resource, and does not even connect', async () => {
    await declare([INDEX]);
    process.env['CONNECTION_STRING'] = `mongodb://127.0.0.1:${await freePort()}/`;
    try {
      const event: CdkCustomResourceEvent = {
        ...FRAME,
        RequestType: 'Delete',
        PhysicalResourceId: 'kept',
        ResourceProperties: propertiesOf(database, [INDEX]),
      };
      expect(await run(event)).toStrictEqual({ PhysicalResourceId: 'kept' });
    } finally {
      process.env['CONNECTION_STRING'] = engine().uri;
    }
    expect(await indexes()).toHaveLength(1);
  });

  it('says in words which index cannot be unique', async () => {
    await collection.insertMany([{ a: 1 }, { a: 1 }]);
    await expect(declare([{ ...INDEX, Unique: true }])).rejects.toThrow(/could not create index by-a of .*orders: /);
  });
});
