import fc from 'fast-check';
import { findMongo } from '../../../lib/engines/mongodb';
import { mongoClient } from '../../../lib/orders/mongodb/client';
import { ELSEWHERE, NOT_AS_WRITTEN_BACK, THIS_MACHINE } from '../../support/hosts';
import { passes } from '../../support/passes';
import { problemsOf } from '../../support/settings';
import { runs } from '../../support/runs';

describe('an address of MongoDB', () => {
  const host = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...THIS_MACHINE) },
    fc.constantFrom(...NOT_AS_WRITTEN_BACK, ...ELSEWHERE),
    fc.ipV4(),
    fc.ipV6().map((address) => `[${address}]`),
    fc.domain(),
  );
  const port = fc.oneof(
    fc.constant(''),
    fc.constantFrom(':0', ':65535', ':65536', ':', ':x'),
    fc.nat(70_000).map((n) => `:${n}`),
  );
  const hosts = fc.array(
    fc.tuple(host, port).map((parts) => parts.join('')),
    { minLength: 1, maxLength: 3 },
  );
  const query = fc.constantFrom(
    ...['', '', '', '?replicaSet=rs0', '?directConnection=false', '?RETRYWRITES=false&tls=true'],
    ...['?proxyHost=db.example.net', '?loadBalanced=true', '?authMechanism=MONGODB-AWS', '?readPreference=secondary'],
  );
  const address = fc
    .tuple(
      fc.constantFrom('mongodb://', 'mongodb://', 'mongodb+srv://'),
      fc.constantFrom('', '', '', 'user@', 'user:secret@'),
      hosts,
      query,
    )
    .map(([scheme, user, all, options]) => `${scheme}${user}${all.join(',')}/${options}`);

  const settingsTake = (connectionString: string): boolean =>
    problemsOf({ 'atlas.auth': 'none', 'atlas.connectionString': connectionString }).length === 0;
  const functionTakes = (connectionString: string): boolean =>
    passes(() => mongoClient({ connectionString, auth: 'none', appName: 'test' }));
  const toolsTake = (MONGODB_URI: string): boolean => passes(() => findMongo({ MONGODB_URI }));

  it('is taken or refused by the settings, the functions and the tools alike', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(address, (given) => {
        const taken = settingsTake(given);
        seen.add(taken);
        expect([functionTakes(given), toolsTake(given)]).toStrictEqual([taken, taken]);
      }),
      { numRuns: runs(300), examples: [['mongodb://127.0.0.1:27017/'], ['mongodb://db.example.net/']] },
    );
    expect(seen).toStrictEqual(new Set([true, false]));
  });

  it.each(['127.0.0.1', '[::1]:27017', '%2Ftmp%2Fmongodb.sock'])('is taken by all with the host %s', (given) => {
    const written = `mongodb://${given}/?replicaSet=rs0`;
    expect([settingsTake(written), functionTakes(written), toolsTake(written)]).toStrictEqual([true, true, true]);
  });

  it.each([...NOT_AS_WRITTEN_BACK, '127.0.0.1:0', '127.0.0.1:65536'])('is refused by all with the host %s', (given) => {
    const written = `mongodb://${given}/`;
    expect([settingsTake(written), functionTakes(written), toolsTake(written)]).toStrictEqual([false, false, false]);
  });
});
