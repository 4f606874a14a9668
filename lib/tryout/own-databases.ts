/** Databases of the run's own, on a MongoDB server that may hold others'. */
import { randomBytes } from 'node:crypto';
import type { Db } from 'mongodb';
import { Refusal } from '../errors';
import { mongoClient } from '../orders/mongodb/client';

export interface OwnDatabases {
  /** Of the API's function. */
  readonly api: string;
  /** Of the driver's store. */
  readonly driver: string;
  /** Drops both, and nothing else. */
  readonly drop: () => Promise<void>;
}

/** Begins the name of whatever a run makes on a server that it did not start. */
export const OWN_PREFIX = 'try-out-';
export const ownName = (): string => `${OWN_PREFIX}${randomBytes(4).toString('hex')}`;

/**
 * Names two that are not there.
 *
 * @param uri of a server on this machine
 * @throws Refusal when one of them is not empty: nothing is written to it then
 */
export async function ownDatabases(uri: string, name = ownName()): Promise<OwnDatabases> {
  const names = { api: `${name}-api`, driver: `${name}-driver` };
  const withEach = async (work: (database: Db) => Promise<unknown>): Promise<void> => {
    const client = mongoClient({ connectionString: uri, auth: 'none', appName: 'try-out' });
    try {
      for (const each of Object.values(names)) await work(client.db(each));
    } finally {
      await client.close();
    }
  };
  await withEach(async (database) => {
    const [found] = await database.listCollections({}, { nameOnly: true }).toArray();
    if (found === undefined) return;
    const remedy = 'A run writes to databases of its own only; run it again, and it takes another name';
    throw new Refusal(`database ${database.databaseName} of the MongoDB server is not empty. ${remedy}`);
  });
  return { ...names, drop: () => withEach((database) => database.dropDatabase()) };
}
