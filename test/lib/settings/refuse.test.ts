import { profiles } from '../../../lib/settings/profiles';
import { readSettings } from '../../../lib/settings/read-settings';
import { commandsOf, problemsOf, refusal } from '../../support/settings';

const entry = (provider: string, region: string) => ({
  provider,
  region,
  electableNodes: 2,
  readOnlyNodes: 0,
  analyticsNodes: 0,
});

describe('a value that is nearly right', () => {
  it.each([
    ['atlas.orgId', '0123456789ABCDEF01234567', '0123456789abcdef01234567'],
    ['atlas.instanceSize', 'm20', 'M20'],
    ['atlas.minimumTls', 'tls1.3', 'TLS1_3'],
    ['dynamodb.capacity', 'Provisioned', 'provisioned'],
    ['flowLogs', 'TRUE', 'true'],
    ['alarmTopicArn', 'arn:aws:sns:EU_WEST_1:111122223333:alarms', 'arn:aws:sns:eu-west-1:111122223333:alarms'],
    ['dynamodb.witnessRegion', 'eu_wst_2', 'eu-west-2'],
  ])('is named as it is right: %s=%s', (setting, given, right) => {
    const [problem] = problemsOf({ [setting]: given });
    expect(problem && commandsOf(problem)[0]).toStrictEqual({ [setting]: right });
  });

  it('is named right wherever it stands in a list', () => {
    const given = ['eu-wst-2', 'eu-west-3', 'EU_CENTRL_1'];
    const [problem] = problemsOf({ 'dynamodb.replicas': given });
    expect(problem?.fix).toContain(`-c dynamodb.replicas='["eu-west-2","eu-west-3","eu-central-1"]'`);
  });
});

describe('a region of another cloud', () => {
  it.each([
    ['GCP', 'europe-west1', 'WESTERN_EUROPE'],
    ['GCP', 'WESTERN_EUROPE', 'WESTERN_EUROPE'],
    ['AZURE', 'westeurope', 'EUROPE_WEST'],
    ['AZURE', 'europe_west', 'EUROPE_WEST'],
    ['AWS', 'EU_WEST_2', 'eu-west-2'],
  ])('is taken in the spelling of the cloud and of Atlas: %s %s', (provider, given, kept) => {
    const { atlas } = readSettings({ 'atlas.peering': false, 'atlas.otherRegions': [entry(provider, given)] });
    expect(atlas.otherRegions[0]?.region).toBe(kept);
  });

  it.each([
    ['GCP', 'EUROPE_WEST', 'WESTERN_EUROPE'],
    ['AZURE', 'EUROPE_WST', 'EUROPE_WEST'],
    ['AWS', 'WESTERN_EUROPE', ''],
    ['GCP', 'ATLANTIS_1', ''],
  ])('is refused with all and the nearest of its own cloud: %s %s', (provider, given, nearest) => {
    const [problem] = problemsOf({ 'atlas.peering': false, 'atlas.otherRegions': [entry(provider, given)] });
    expect(problem).toMatchObject({
      setting: 'atlas.otherRegions[0].region',
      given,
      allowed: expect.stringMatching(new RegExp(`^a region of ${provider} that Atlas is in, as .*: .*, `)),
      fix: expect.stringContaining(`"region":"${nearest}`),
    });
    const [fix] = problem ? commandsOf(problem) : [];
    expect(problemsOf({ 'atlas.peering': 'false', ...fix })).toStrictEqual([]);
  });
});

describe('a group', () => {
  it.each(
    [{ peering: false, autoscaling: { disk: false }, instancesize: 'M20' }].flatMap((one) => [
      one,
      JSON.stringify(one),
    ]),
  )('is refused with the settings that it would have set: %j', (given) => {
    expect(problemsOf({ atlas: given }).map(({ fix }) => fix)).toStrictEqual([
      '-c atlas.peering=… -c atlas.autoscaling.disk=… -c atlas.instanceSize=…',
    ]);
  });
});

describe('a message', () => {
  it('has the lines that are its own, whatever names and values hold', () => {
    const { message } = refusal({ 'zones\n    fix:     none': 1, region: 'eu\n-west' });
    expect(message).toContain(String.raw`  zones\n    fix:     none`);
    expect(message).toContain(String.raw`given:   "eu\n-west"`);
  });

  it('shows the beginning of what is long, and not what is nested too deeply', () => {
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as unknown;
    const { message } = refusal({ zones: deep, flowLogs: 'x'.repeat(100_000), ['y'.repeat(100_000)]: 1, region: deep });
    expect(message).toContain('zones\n    given:   (nested too deeply to be shown)');
    expect(message.length).toBeLessThan(10_000);
  });

  it('shows a number too large to be one as it was given', () => {
    const infinite = JSON.parse('1e400') as unknown;
    expect(refusal({ zones: infinite }).message).toContain('given:   Infinity');
    expect(refusal({ zones: '1e400' }).message).toContain('given:   "1e400"');
  });
});

it('leaves the profiles as they are', () => {
  const before = structuredClone(profiles);
  refusal({
    'atlas.otherRegions': [JSON.parse('{"__proto__":{"provider":"AWS"}}')],
    'atlas.users.x509Name': '__proto__ ',
  });
  expect(profiles).toStrictEqual(before);
  expect({}).not.toHaveProperty('provider');
});
