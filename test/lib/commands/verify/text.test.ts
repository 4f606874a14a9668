import type { Observation } from '../../../../lib/claims/observations/observations';
import { Origins } from '../../../../lib/commands/verify/origins';
import { verifiedText } from '../../../../lib/commands/verify/text';

const fact = (outcome: Observation['outcome'], more: Partial<Observation> = {}): Observation => ({
  title: 'Table orders has a stream',
  side: 'dynamodb',
  engine: 'Amazon DynamoDB',
  claims: ['INT-01'],
  outcome,
  ...more,
});
const textOf = (...observations: Observation[]): string =>
  verifiedText(
    {
      document: { schemaVersion: 1, place: 'live', profile: 'trial', observations },
      account: '123456789012',
      region: 'eu-west-1',
      standIns: [],
      left: [],
    },
    false,
  );

describe('the result in words', () => {
  it('says of which account and region it is', () => {
    expect(textOf(fact('passed'))).toMatch(/^Seen live: profile trial, account 123456789012, region eu-west-1\n/);
  });

  it.each<[string, Observation[], string]>([
    ['seen where all of it was', [fact('passed'), fact('passed')], 'passed  INT-01: 2 of 2 facts seen live'],
    [
      'partly seen where the rest was not run',
      [fact('passed'), fact('skipped', { reason: 'x' })],
      'PARTLY  INT-01: 1 of 2 facts seen live; 1 not run',
    ],
    [
      'failed where anything did',
      [fact('passed'), fact('failed'), fact('skipped')],
      'FAILED  INT-01: 1 of 3 facts seen live; 1 failed, 1 not run',
    ],
    ['not run where nothing was', [fact('skipped')], 'NOT RUN INT-01: 0 of 1 facts seen live; 1 not run'],
  ])('has a claim as %s', (_how, observations, line) => {
    expect(textOf(...observations).split('\n')).toContain(line);
  });

  it('puts together what was not run for one reason, and counts all of it', () => {
    const text = textOf(fact('skipped', { reason: 'no' }), fact('skipped', { reason: 'no', claims: ['REL-04'] }));
    expect(text).toContain('NOT RUN Table orders has a stream, and 1 more [INT-01, REL-04]: no\n');
    expect(text).toContain('0 passed, 0 failed, 2 skipped');
  });
});

describe('the place of what was seen', () => {
  it.each([
    ['live', ['https://dynamodb.eu-west-1.amazonaws.com', 'https://cloud.mongodb.com']],
    ['live', ['https://vpce-1.execute-api.eu-west-1.vpce.amazonaws.com', 'https://sts.cn-north-1.amazonaws.com.cn']],
    ['local', ['https://sts.eu-west-1.amazonaws.com', 'http://127.0.0.1:4566']],
    ['local', ['http://localstack:4566']],
    ['local', ['https://amazonaws.com.example.org']],
    ['local', ['https://notmongodb.com']],
  ])('is %s where requests went to %j', (place, asked) => {
    const origins = new Origins();
    for (const origin of asked) origins.note(origin);
    expect(origins.place).toBe(place);
  });
});
