import { nearestSetting, settingFields } from '../../../lib/settings/fields';
import { docOf } from '../../../lib/settings/field';
import { NOT_SHOWN, type Problem } from '../../../lib/settings/problem';
import { problemsOf, refusal, shown } from '../../support/settings';

const names = [...settingFields.keys()];
const WRONG: readonly unknown[] = ['what is this?', -1, 1.5, 1e12, null, { a: 1 }, [[]], '[1]'];

describe.each(names)('%s', (name) => {
  it('says what it decides and what is allowed', () => {
    const schema = settingFields.get(name);
    expect(schema && docOf(schema)).toMatchObject({ about: expect.stringMatching(/\.$/), allowed: expect.any(String) });
  });

  it('refuses what it cannot be, naming setting, value, what is allowed and the fix', () => {
    for (const value of WRONG) {
      const { problems, message } = refusal({ [name]: value });
      const problem = problems.find(({ setting }) => setting.startsWith(name)) as Problem;
      expect(message).toContain(shown(problem));
      expect(problem.allowed).not.toBe('');
      expect(problem.fix).toContain(`-c ${name}=`);
      if (name === 'atlas.connectionString') expect(problem.given).toBe(NOT_SHOWN);
      else if (problem.setting === name) expect(problem.given).toStrictEqual(value);
    }
  });
});

it.each([
  ['atlas.pering', 'atlas.peering'],
  ['ATLAS.INSTANCESIZE', 'atlas.instanceSize'],
  ['instanceSize', 'atlas.instanceSize'],
  ['peering', 'atlas.peering'],
  ['autoscaling.compute', 'atlas.autoscaling.compute'],
  ['dynamo.replicas', 'dynamodb.replicas'],
  ['Region', 'region'],
  ['profil', 'profile'],
])('takes %s for %s', (given, meant) => {
  expect(nearestSetting(given)).toBe(meant);
});

it('keeps a name that two groups share to the one without a group', () => {
  expect(nearestSetting('profile')).toBe('profile');
});

it.each(['["eu-west-2","mars-1"]', ['eu-west-2', 'mars-1']])(
  'names the entry of a list that is wrong: %j',
  (replicas) => {
    expect(problemsOf({ 'dynamodb.replicas': replicas })).toStrictEqual([
      expect.objectContaining({ setting: 'dynamodb.replicas[1]', given: 'mars-1' }),
    ]);
  },
);

const REGION = { provider: 'AWS', region: 'eu-west-2', electableNodes: 2, readOnlyNodes: 0, analyticsNodes: 0 };

it.each([
  ['a misspelt field', { ...REGION, CIDR: '192.168.240.0/21' }, 'atlas.otherRegions[0]'],
  [
    'a range outside AWS',
    { ...REGION, provider: 'GCP', region: 'WESTERN_EUROPE', cidr: '192.168.240.0/21' },
    'atlas.otherRegions[0]',
  ],
  ['a cloud that is not known', { ...REGION, provider: 'IBM' }, 'atlas.otherRegions[0].provider'],
  ['a region that is not known', { ...REGION, region: 'EU_WST_2' }, 'atlas.otherRegions[0].region'],
  ['a range that is too large', { ...REGION, cidr: '192.168.0.0/20' }, 'atlas.otherRegions[0].cidr'],
  ['a count as text', { ...REGION, electableNodes: '2' }, 'atlas.otherRegions[0].electableNodes'],
])('names the part of a further region that is wrong: %s', (_, other, setting) => {
  expect(problemsOf({ 'atlas.otherRegions': JSON.stringify([other]) }).map((problem) => problem.setting)).toStrictEqual(
    [setting],
  );
});
