import { damagedBy } from '../../../support/damaged-plan';

const ATLAS = ['cdk deploy of Atlas’s side', 'Atlas’s API over HTTP, by its function'];
const LOADS = ['DynamoDB under a small load', 'MongoDB under a small load'] as const;
const MONGODB = ['MongoDB by the driver', LOADS[1], ...ATLAS];
const ATLAS_API = ATLAS.slice(1);
const ON_DYNAMODB = ['Orders in DynamoDB, totals by the trigger', 'DynamoDB over HTTP, without a function'];
const DEPLOYED = ['cdk deploy of DynamoDB’s side', ...ON_DYNAMODB, ...ATLAS];
const SDK = 'DynamoDB by the SDK';

/** What each part takes with it where it fails. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'Server of the MongoDB protocol': MONGODB,
  'Python environment with MiniStack': ['MiniStack on a loopback port', 'cdk bootstrap', SDK, LOADS[0], ...DEPLOYED],
  "cdk synth of profile trial for this machine's engines": [SDK, 'MongoDB by the driver', ...LOADS, ...DEPLOYED],
  'MiniStack on a loopback port': ['cdk bootstrap', SDK, LOADS[0], ...DEPLOYED],
  'cdk bootstrap': DEPLOYED,
  'cdk synth of profile trial': ['Claims and rules of profile trial'],
  'Claims and rules of profile trial': [],
  [SDK]: [],
  'MongoDB by the driver': [],
  'cdk deploy of DynamoDB’s side': ON_DYNAMODB,
  'Orders in DynamoDB, totals by the trigger': [],
  'DynamoDB over HTTP, without a function': [],
  'cdk deploy of Atlas’s side': ATLAS_API,
  'Atlas’s API over HTTP, by its function': [],
  [LOADS[0]]: [],
  [LOADS[1]]: [],
  'The page with the results': [],
};

describe('a part of npm start that fails', () => {
  it.each(Object.entries(LEFT_OUT))('%s: takes its dependents with it, and no others', async (title, expected) => {
    const { failed, leftOut, passed, titles } = await damagedBy(title);
    expect([failed, [...leftOut].sort()]).toStrictEqual([[title], [...expected].sort()]);
    expect(passed).toHaveLength(titles.length - 1 - expected.length);
  });

  it('is one of these', async () => {
    const { titles, passed } = await damagedBy();
    expect(titles).toStrictEqual(expect.arrayContaining(Object.keys(LEFT_OUT)));
    expect([titles.length, passed]).toStrictEqual([Object.keys(LEFT_OUT).length, titles]);
  });

  it('leaves the emulator to others where DYNAMODB_ENDPOINT names a server', async () => {
    const env = { DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000' };
    const damage = new Error('damaged');
    expect((await damagedBy('Server at DYNAMODB_ENDPOINT', damage, env)).leftOut).toStrictEqual([SDK, LOADS[0]]);
    expect((await damagedBy('cdk bootstrap', damage, env)).leftOut).not.toContain(SDK);
  });
});
