/** The cluster and the bucket are mocks at the edge, where the driver and the SDK would send. */
import { Collection, MongoClient } from 'mongodb';
import { AUTH, COLLECTION, CONNECTION_STRING, DATABASE } from '../../../lambda/shared/atlas-environment';
import { readResults } from '../../../lib/load/results';
import { quietly } from '../../support/function-output';
import { putsIntoBucket, WORKER_CONTEXT as context, WORKER_VARIABLES, workerItem } from '../../support/load-worker';

type Loaded = typeof import('../../../lambda/atlas-load-worker/handler');

// The function reads its environment when it is loaded: not before it is set.
Object.assign(process.env, WORKER_VARIABLES, {
  [CONNECTION_STRING]: 'mongodb+srv://orders.example.net/',
  [AUTH]: 'aws-iam',
  [DATABASE]: 'orders',
  [COLLECTION]: 'orders',
});
const { handler } = jest.requireActual<Loaded>('../../../lambda/atlas-load-worker/handler');

/** What was asked of the collection and put into the bucket. */
function edges() {
  const asked: { name: string; of: string; id: unknown }[] = [];
  const clients = new Set<MongoClient>();
  const closed = jest.spyOn(MongoClient.prototype, 'close').mockResolvedValue();
  jest.spyOn(MongoClient.prototype, 'connect').mockImplementation(async function (this: MongoClient) {
    clients.add(this);
    return this;
  });
  const does = (name: 'insertOne' | 'deleteOne', answer: object): unknown =>
    jest.spyOn(Collection.prototype, name).mockImplementation(async function (this: Collection, { _id }: any) {
      asked.push({ name, of: this.namespace, id: _id });
      return answer;
    } as never);
  does('insertOne', {});
  does('deleteOne', { deletedCount: 1 });
  return { asked, puts: putsIntoBucket(), clients, closed };
}

afterEach(() => jest.restoreAllMocks());

describe('the function that is a worker of a load on Atlas', () => {
  it('asks the orders collection, and removes what it has put there', async () => {
    const { asked } = edges();
    await quietly(() => handler(workerItem('atlas'), context));
    const ids = (name: string) => asked.filter((one) => one.name === name).map(({ id }) => id);
    expect(new Set(asked.map(({ of }) => of))).toStrictEqual(new Set(['orders.orders']));
    expect(ids('insertOne')).toHaveLength(2 + 5);
    expect(ids('deleteOne').sort()).toStrictEqual(ids('insertOne').sort());
  });

  it('signs in as its role by one client, with as many connections as operations, and lets go of it', async () => {
    const { clients, closed } = edges();
    await quietly(() => handler(workerItem('atlas'), context));
    expect([...clients].map(({ options }) => [options.credentials?.mechanism, options.maxPoolSize])).toStrictEqual([
      ['MONGODB-AWS', 8],
    ]);
    expect(closed.mock.contexts).toStrictEqual([...clients]);
  });

  it('writes its results as those of Atlas', async () => {
    const { puts } = edges();
    expect(await quietly(() => handler(workerItem('atlas'), context))).toStrictEqual({
      key: 'runs/load-0123abcd/atlas/0.json',
    });
    const { place, runs } = readResults(puts[0]?.Body as string, 'it');
    expect(place).toBe('live');
    expect(runs).toMatchObject([{ target: 'atlas', engine: 'MongoDB Atlas', operations: { put: { issued: 5 } } }]);
  });

  it('refuses an item of the other side, before anything is opened or written', async () => {
    const { asked, puts, clients } = edges();
    await expect(quietly(() => handler(workerItem('dynamodb'), context))).rejects.toThrow(
      'target: dynamodb: this worker asks MongoDB Atlas alone',
    );
    expect([asked, puts, clients.size]).toStrictEqual([[], [], 0]);
  });
});
