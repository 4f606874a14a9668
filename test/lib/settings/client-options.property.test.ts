import fc from 'fast-check';
import { mongoClient } from '../../../lib/orders/mongodb/client';
import { passes } from '../../support/passes';
import { problemsOf } from '../../support/settings';
import { runs } from '../../support/runs';

const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  appName: ['Orders'],
  compressors: ['none', 'zlib', 'snappy'],
  directConnection: ['true', 'false'],
  foo: ['bar'],
  journal: ['true', 'false'],
  maxPoolSize: ['1', '100', 'many'],
  readConcernLevel: ['majority', 'local', 'available', 'linearizable'],
  readPreference: ['primary', 'primaryPreferred', 'secondary', 'nearest', 'any'],
  readPreferenceTags: ['dc:ny'],
  replicaSet: ['rs'],
  retryReads: ['true', 'false'],
  retryWrites: ['true', 'false'],
  socketTimeoutMS: ['1', 'never'],
  tls: ['true', 'false', 'maybe'],
  tlsAllowInvalidCertificates: ['true', 'false'],
  tlsInsecure: ['true', 'false'],
  w: ['majority', '1', '0'],
  wtimeoutMS: ['1'],
};

const option = fc
  .constantFrom(...Object.keys(OPTIONS))
  .chain((name) => fc.constantFrom(...(OPTIONS[name] as string[])).map((value) => `${name}=${value}`));
const query = fc.array(option, { maxLength: 3 }).map((options) => options.join('&'));

const functionConnects = (connectionString: string, auth: 'aws-iam' | 'none') =>
  mongoClient({ connectionString, auth, appName: 'test' }).options;

it('lets no address through that breaks what the contract promises', () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(query, (options) => {
      const address = `mongodb://a.example.net/?${options}`;
      const isTaken = problemsOf({ 'atlas.connectionString': address }).length === 0;
      seen.add(isTaken);
      if (!isTaken) return;
      expect(functionConnects(address, 'aws-iam')).toMatchObject({
        tls: true,
        readConcern: { level: 'majority' },
        writeConcern: { w: 'majority' },
        readPreference: { mode: 'primary' },
        retryReads: true,
        retryWrites: true,
        directConnection: false,
        credentials: { mechanism: 'MONGODB-AWS' },
      });
    }),
    { numRuns: runs(100), examples: [['tls=true'], ['tls=maybe']] },
  );
  expect(seen).toStrictEqual(new Set([true, false]));
});

it('lets no address through that the driver refuses', () => {
  fc.assert(
    fc.property(query, fc.constantFrom('aws-iam' as const, 'none' as const), (options, auth) => {
      const address = `mongodb://127.0.0.1/?${options}`;
      const isTaken = problemsOf({ 'atlas.auth': auth, 'atlas.connectionString': address }).length === 0;
      expect(isTaken && !passes(() => functionConnects(address, auth))).toBe(false);
    }),
    { numRuns: runs(100) },
  );
});

it('lets a server on this machine do without retries', () => {
  const address = 'mongodb://127.0.0.1/?retryWrites=false&directConnection=true';
  expect(problemsOf({ 'atlas.auth': 'none', 'atlas.connectionString': address })).toStrictEqual([]);
});
