import type { MongoClient } from 'mongodb';
import { ownDatabases, ownName } from '../../../lib/tryout/own-databases';
import { describeWithMongo, freshDatabase, plainClient } from '../../support/local-mongo';

describeWithMongo('the databases of a run', (engine) => {
  let client: MongoClient;
  const others = freshDatabase();
  const namesThere = async (): Promise<string[]> => {
    const { databases } = await client.db('admin').admin().listDatabases();
    return databases.map(({ name }) => name);
  };
  beforeAll(async () => {
    client = plainClient(engine());
    await client.db(others).collection('orders').insertOne({});
  });
  afterAll(async () => {
    await client.db(others).dropDatabase();
    await client.close();
  });

  it('are named for it alone', async () => {
    const [one, other] = [await ownDatabases(engine().uri), await ownDatabases(engine().uri)];
    expect(new Set([one.api, one.driver, other.api, other.driver]).size).toBe(4);
  });

  it('are dropped with what is in them, and nothing else is', async () => {
    const { api, driver, drop } = await ownDatabases(engine().uri);
    for (const name of [api, driver]) await client.db(name).collection('orders').insertOne({});
    await drop();
    const there = await namesThere();
    expect([api, driver, others].map((name) => there.includes(name))).toStrictEqual([false, false, true]);
  });

  it('are refused where there is something in one of them, which is left as it is', async () => {
    const name = ownName();
    const taken = client.db(`${name}-driver`);
    await taken.collection('orders').insertOne({});
    await expect(ownDatabases(engine().uri, name)).rejects.toThrow(
      `database ${name}-driver of the MongoDB server is not empty`,
    );
    expect(await taken.collection('orders').countDocuments()).toBe(1);
    await taken.dropDatabase();
  });
});
