import fc from 'fast-check';
import { parseContextValue } from '../../lib/settings/context';
import { settingFields } from '../../lib/settings/fields';
import { profiles } from '../../lib/settings/profiles';
import { PROFILE_NAMES } from '../../lib/settings/schema';
import { valueAt } from '../../lib/settings/path';
import { anyText } from './any-text';
import type { Context } from './settings';

const region = fc.constantFrom(
  'eu-west-1',
  'EU_WEST_2',
  'eu-west-3',
  'eu-central-1',
  'us-east-1',
  'sa-east-1',
  'me-central-1',
);
const cidr = fc.constantFrom(
  '10.0.0.0/16',
  '10.0.0.0/21',
  '10.0.8.0/24',
  '192.168.248.0/21',
  '192.168.0.0/16',
  '10.0.0.0/8',
);
const nodes = fc.constantFrom(0, 1, 2, 3, 7, 25, 48);
const counts = { electableNodes: nodes, readOnlyNodes: nodes, analyticsNodes: nodes };
const otherRegion = fc.oneof(
  fc.record(
    { provider: fc.constant('AWS'), region, ...counts, cidr },
    { requiredKeys: ['provider', 'region', 'electableNodes', 'readOnlyNodes', 'analyticsNodes'] },
  ),
  fc.record({ provider: fc.constantFrom('GCP', 'AZURE'), region: fc.constant('WESTERN_EUROPE'), ...counts }),
);
const connectionString = fc.constantFrom(
  'mongodb://127.0.0.1:27017/',
  'mongodb+srv://orders.example.net/',
  'mongodb+srv://shop:hunter2@orders.example.net/',
  'mongodb://a.example.net/?tls=false',
  'nowhere',
);

/** Values that some setting or other accepts, as a file or a command line has them. */
const anySetting: fc.Arbitrary<unknown> = fc.oneof(
  fc.boolean(),
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 70_000 }),
  fc.constantFrom(
    '',
    'M0',
    'FLEX',
    'M10',
    'M30',
    'M50',
    'M300',
    'LTS',
    'CONTINUOUS',
    '8.0',
    'TLS1_2',
    'TLS1_3',
    'none',
    'aws-iam',
  ),
  fc.constantFrom('on-demand', 'provisioned', 'local', 'global', 'eventual', 'strong', 'destroy', 'retain'),
  fc.constantFrom('0123456789abcdef01234567', 'arn:aws:sns:eu-west-1:111122223333:alarms', '192.0.1.7'),
  region,
  fc.array(region, { maxLength: 3 }),
  cidr,
  fc.array(otherRegion, { maxLength: 3 }),
  connectionString,
);

/** As `-c` would have it, or as cdk.json would. */
const asGiven = (value: unknown): fc.Arbitrary<unknown> =>
  fc.constantFrom(value, typeof value === 'string' ? value : JSON.stringify(value));

/** What each setting accepts by itself, of the values above and of the profiles; found once, since filtering each draw is slow. */
const candidates: ReadonlyMap<string, readonly unknown[]> = (() => {
  const drawn = fc
    .sample(anySetting, { numRuns: 500, seed: 1 })
    .map((value) => ({ value, text: JSON.stringify(value) }));
  const distinct = [...new Map(drawn.map(({ value, text }) => [text, value]))];
  return new Map(
    [...settingFields].map(([name, schema]) => {
      const own = PROFILE_NAMES.map((profile) => valueAt(profiles[profile], name) ?? '');
      const accepted = new Set(
        distinct
          .filter(([, value]) => schema.safeParse(parseContextValue(value, schema)).success)
          .map(([text]) => text),
      );
      return [name, [...own, ...drawn.filter(({ text }) => accepted.has(text)).map(({ value }) => value)]];
    }),
  );
})();

const override = fc
  .constantFrom(...candidates)
  .filter(([name]) => name !== 'profile')
  .chain(([name, values]) => fc.tuple(fc.constant(name), fc.constantFrom(...values).chain(asGiven)));

const profile = fc.constantFrom(...PROFILE_NAMES).map((name) => ['profile', name] as const);

/** A profile and overrides of which each is allowed by itself. */
export const allowedOverrides: fc.Arbitrary<Context> = fc
  .tuple(profile, fc.array(override, { maxLength: 8 }))
  .map(([chosen, overrides]) => Object.fromEntries([chosen, ...overrides]));

const anyName = fc.oneof(
  fc.constantFrom(...settingFields.keys()),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'atlas',
    'atlas.__proto__.x',
    'toString',
    '',
    '.',
    'atlas.',
    '@aws-cdk/x',
    'aws:cdk:y',
  ),
  fc.string(),
  anyText({ maxLength: 20 }),
);

/** What JSON can hold and few expect. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.json(),
  anyText({ maxLength: 20 }),
  fc.constantFrom(1e308, -0, Number.MAX_SAFE_INTEGER + 2, '1e400', '9'.repeat(400)),
  fc.constantFrom(
    '{"__proto__":{"polluted":true}}',
    '[{"__proto__":{"provider":"AWS"}}]',
    '[{"provider":"constructor"}]',
  ),
);

/** Anything that a context can hold. */
export const anyContext: fc.Arbitrary<Context> = fc
  .array(fc.tuple(anyName, fc.oneof(anySetting, fc.string(), oddValue)), { maxLength: 8 })
  .map((entries) =>
    JSON.parse(`{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`),
  );
