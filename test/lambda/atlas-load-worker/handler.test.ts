/** The cluster and the bucket are mocks at the edge, where the driver and the SDK would send. */
import { S3Client, type PutObjectCommand } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { Collection, MongoClient } from 'mongodb';
import { AUTH, COLLECTION, CONNECTION_STRING, DATABASE } from '../../../lambda/shared/atlas-environment';
import { BUCKET_NAME, BUCKET_OWNER } from '../../../lambda/shared/load-environment';
import { readResults } from '../../../lib/load/results';
import { itemsOf, workerRun, type WorkerItem } from '../../../lib/load/worker-item';
import { quietly } from '../../support/function-output';
import { someLoad } from '../../support/load-options';

type Loaded = typeof import('../../../lambda/atlas-load-worker/handler');

// The function reads its environment when it is loaded: not before it is set.
Object.assign(process.env, {
  AWS_REGION: 'eu-west-1',
  [CONNECTION_STRING]: 'mongodb+srv://orders.example.net/',
  [AUTH]: 'aws-iam',
  [DATABASE]: 'orders',
  [COLLECTION]: 'orders',
  [BUCKET_NAME]: 'results',
  [BUCKET_OWNER]: '111122223333',
});
const { handler } = jest.requireActual<Loaded>('../../../lambda/atlas-load-worker/handler');
const context = { getRemainingTimeInMillis: () => 900_000 } as Context;

const ONLY_PUT = { put: 1, get: 0, delete: 0, changeStatus: 0, listByCustomer: 0, listByStatus: 0 };
const item = (target: WorkerItem['target'] = 'atlas'): WorkerItem => {
  const load = someLoad({ prefix: 'load-0123abcd', records: 2, warmUpMs: 0, durationMs: 50 });
  const workload = { ...load.workload, operations: ONLY_PUT, refused: 0 };
  return itemsOf(workerRun({ ...load, workload }, { target, startAt: Date.now(), workers: 1 }))[0] as WorkerItem;
};

/** What was asked of the collection and put into the bucket. */
function edges() {
  const asked: { name: string; of: string; id: unknown }[] = [];
  const puts: PutObjectCommand['input'][] = [];
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
  jest.spyOn(S3Client.prototype, 'send').mockImplementation((async (command: PutObjectCommand) => {
    puts.push(command.input);
    return {};
  }) as never);
  return { asked, puts, clients, closed };
}

afterEach(() => jest.restoreAllMocks());

describe('the function that is a worker of a load on Atlas', () => {
  it('asks the orders collection, and removes what it has put there', async () => {
    const { asked } = edges();
    await quietly(() => handler(item(), context));
    const ids = (name: string) => asked.filter((one) => one.name === name).map(({ id }) => id);
    expect(new Set(asked.map(({ of }) => of))).toEqual(new Set(['orders.orders']));
    expect(ids('insertOne')).toHaveLength(2 + 5);
    expect(ids('deleteOne').sort()).toEqual(ids('insertOne').sort());
  });

  it('signs in as its role by one client, with as many connections as operations, and lets go of it', async () => {
    const { clients, closed } = edges();
    await quietly(() => handler(item(), context));
    expect([...clients].map(({ options }) => [options.credentials?.mechanism, options.maxPoolSize])).toEqual([
      ['MONGODB-AWS', 8],
    ]);
    expect(closed.mock.contexts).toEqual([...clients]);
  });

  it('writes its results as those of Atlas', async () => {
    const { puts } = edges();
    expect(await quietly(() => handler(item(), context))).toEqual({ key: 'runs/load-0123abcd/atlas/0.json' });
    const { place, runs } = readResults(puts[0]?.Body as string, 'it');
    expect(place).toBe('live');
    expect(runs).toMatchObject([{ target: 'atlas', engine: 'MongoDB Atlas', operations: { put: { issued: 5 } } }]);
  });

  it('refuses an item of the other side, before anything is opened or written', async () => {
    const { asked, puts, clients } = edges();
    await expect(quietly(() => handler(item('dynamodb'), context))).rejects.toThrow(
      'target: dynamodb: this worker asks MongoDB Atlas alone',
    );
    expect([asked, puts, clients.size]).toEqual([[], [], 0]);
  });
});
