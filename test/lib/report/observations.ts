import type { Observation, Observations } from '../../../lib/claims/observations/observations';

export const STAND_IN = 'mongo-java-server (a stand-in, not MongoDB)';
const DYNOXIDE = 'dynoxide 1.2.1 (a stand-in, not DynamoDB)';

const on = (side: 'dynamodb' | 'atlas'): Pick<Observation, 'side' | 'engine'> => ({
  side,
  engine: side === 'dynamodb' ? DYNOXIDE : STAND_IN,
});

/** Of a small run: something passed, failed and was not run on either side, and one thing that no claim is about. */
export const local: Observations = {
  schemaVersion: 1,
  place: 'local',
  profile: 'trial',
  observations: [
    {
      ...on('dynamodb'),
      title: 'The order contract holds',
      claims: ['SVC-02', 'SCA-04'],
      outcome: 'passed',
      operations: 1_204,
      milliseconds: 2_345,
    },
    {
      ...on('atlas'),
      title: 'The order contract holds',
      claims: ['SVC-06', 'SEC-03'],
      outcome: 'passed',
      operations: 1_310,
      milliseconds: 1_999,
    },
    {
      ...on('dynamodb'),
      title: 'The trigger counts every order once',
      claims: ['INT-01'],
      outcome: 'failed',
      reason: 'expected 50 orders,\nfound 49 | 48',
      operations: 50,
      milliseconds: 640,
    },
    {
      ...on('atlas'),
      title: 'The function is reached through the API',
      claims: ['SEC-03', 'SEC-02'],
      outcome: 'skipped',
      reason: 'no Python 3.10 or later: install python3',
    },
    { side: 'both', engine: 'this machine', title: 'Everything was stopped', claims: [], outcome: 'passed' },
  ],
};

/** Of the same profile in a real account. */
export const live: Observations = {
  schemaVersion: 1,
  place: 'live',
  profile: 'trial',
  observations: [
    {
      title: 'Point-in-time recovery is on, for 7 days',
      side: 'dynamodb',
      engine: 'Amazon DynamoDB, eu-west-1',
      claims: ['REL-04'],
      outcome: 'passed',
      operations: 1,
      milliseconds: 80,
    },
  ],
};
