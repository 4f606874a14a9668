import { App } from 'aws-cdk-lib';
import { readSettings } from '../../../lib/settings/read-settings';
import { DEFAULT_PROFILE, profiles } from '../../../lib/settings/profiles';
import { PROFILE_NAMES } from '../../../lib/settings/schema';
import { problemsOf, refusal, valueOf } from '../../support/settings';
import cdkJson from '../../../cdk.json';

const read = (setting: string, given: unknown, profile = 'trial'): unknown =>
  valueOf(readSettings({ profile, [setting]: given }), setting);

const NO_PROFILE: readonly unknown[] = ['nope', 'Trial', '', 3, null, true, {}, { toString: 1 }];

describe('a profile', () => {
  it.each(PROFILE_NAMES)('is usable as it stands: %s', (profile) => {
    expect(readSettings({ profile })).toStrictEqual(profiles[profile]);
  });

  it('is the default one when none is named', () => {
    expect(readSettings({})).toStrictEqual(profiles[DEFAULT_PROFILE]);
  });

  it.each(NO_PROFILE)('is refused when there is none such: %j', (profile) => {
    const [problem] = problemsOf({ profile });
    expect(problem).toMatchObject({
      setting: 'profile',
      given: profile,
      allowed: 'free, trial, production, showcase',
    });
  });

  it('is not changed by an override', () => {
    const before = structuredClone(profiles.trial);
    readSettings({ 'atlas.autoscaling.disk': false, 'dynamodb.replicas': '["eu-west-2"]' });
    expect(profiles.trial).toStrictEqual(before);
  });
});

describe('text from the command line', () => {
  it.each([
    ['zones', '2', 2],
    ['atlas.readOnlyNodes', ' 3 ', 3],
    ['flowLogs', 'true', true],
    ['atlas.pit', 'false', false],
    ['dynamodb.replicas', '["eu-west-2","EU_CENTRAL_1"]', ['eu-west-2', 'eu-central-1']],
    ['dynamodb.replicas', '[]', []],
    ['atlas.mongoDbVersion', '7.0', '7.0'],
    ['atlas.profile', '123', '123'],
    ['atlas.profile', 'true', 'true'],
    ['atlas.orgId', '0123456789abcdef01234567', '0123456789abcdef01234567'],
    ['atlas.orgId', '123456789012345678901234', '123456789012345678901234'],
  ])('becomes what the setting holds: %s=%s', (setting, given, expected) => {
    expect(read(setting, given)).toStrictEqual(expected);
  });

  it.each(['atlas.orgId', 'atlas.mongoDbVersion', 'atlas.connectionString', 'alarmTopicArn', 'dynamodb.witnessRegion'])(
    'leaves an optional setting out when it is empty: %s',
    (setting) => {
      expect(read(setting, '')).toBeUndefined();
    },
  );

  it.each(['region', 'zones', 'flowLogs', 'atlas.otherRegions', 'atlas.profile'])(
    'cannot leave out a setting that is needed: %s',
    (setting) => {
      expect(problemsOf({ [setting]: '' })).toStrictEqual([expect.objectContaining({ setting, given: '' })]);
    },
  );

  it.each([
    ['flowLogs', 'yes'],
    ['flowLogs', '1'],
    ['zones', 'two'],
    ['zones', '2.5'],
    ['dynamodb.replicas', 'eu-west-2'],
    ['dynamodb.replicas', '["eu-west-2"'],
  ])('is refused as it was given: %s=%s', (setting, given) => {
    expect(problemsOf({ [setting]: given })).toStrictEqual([expect.objectContaining({ setting, given })]);
  });

  it('may be a value already, as in cdk.json', () => {
    expect(read('zones', 2)).toBe(2);
  });
});

describe('a region', () => {
  it.each(['eu-central-1', 'EU_CENTRAL_1'])('is kept in the spelling of AWS: %s', (given) => {
    expect([read('region', given), read('dynamodb.replicas', [given])]).toStrictEqual([
      'eu-central-1',
      ['eu-central-1'],
    ]);
  });

  it.each(['eu-wst-1', 'EU_WST_1'])('is refused with the nearest one: %s', (given) => {
    expect(problemsOf({ region: given })).toStrictEqual([
      {
        setting: 'region',
        given,
        allowed: expect.stringMatching(/eu-central-1, .*us-west-2$/),
        fix: expect.stringContaining('-c region=eu-west-1'),
      },
    ]);
  });
});

describe('what is not a setting', () => {
  it('is left to CDK when it is CDK’s', () => {
    const ofCdk = {
      ...cdkJson.context,
      'aws:cdk:bundling-stacks': ['**'],
      'aws-cdk:enableDiffNoFail': true,
      'availability-zones:account=111122223333:region=eu-west-1': ['eu-west-1a'],
      'acknowledged-issue-numbers': [1],
    };
    expect(readSettings(ofCdk)).toStrictEqual(profiles.trial);
  });

  it('is left to CDK in everything that an app’s context holds', () => {
    const app = new App({ context: cdkJson.context });
    expect(readSettings(app.node.getAllContext() as Record<string, unknown>)).toStrictEqual(profiles.trial);
  });

  it.each(['atlas.pering', 'unknown', 'atlas', 'atlas:peering', 'aws-region', 'cdk', ''])('is refused: %j', (name) => {
    expect(problemsOf({ [name]: 'x' })).toStrictEqual([
      expect.objectContaining({ setting: name, allowed: 'a setting of docs/settings.md' }),
    ]);
  });

  it('is refused with the nearest setting', () => {
    expect(refusal({ 'atlas.pering': false }).message).toContain('-c atlas.peering=… is the nearest one');
  });

  it.each(['__proto__', 'constructor', 'toString', 'atlas.__proto__.x', 'atlas.constructor', '__proto__.polluted'])(
    'is refused and changes nothing else: %s',
    (name) => {
      const context = JSON.parse(`{${JSON.stringify(name)}: {"polluted": true}}`) as Record<string, unknown>;
      expect(problemsOf(context)).toStrictEqual([expect.objectContaining({ setting: name })]);
      expect({}).not.toHaveProperty('polluted');
    },
  );
});

it('names everything that is wrong in one run', () => {
  const { problems, message } = refusal({
    profile: 'nope',
    'atlas.instanceSize': 'M7',
    'atlas.cidr': '10.0.0.0/21',
    'atlas.pering': 'true',
    'atlas.orgId': 'acme',
  });
  expect(problems.map(({ setting }) => setting)).toStrictEqual([
    'profile',
    'atlas.instanceSize',
    'atlas.pering',
    'atlas.orgId',
    'atlas.cidr',
  ]);
  expect(message).toMatch(/^5 settings are not usable; nothing was synthesized\.\n/);
});

it('says so when one setting is wrong', () => {
  expect(refusal({ zones: 1 }).message).toMatch(/^One setting is not usable; nothing was synthesized\.\n/);
});
