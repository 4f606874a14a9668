import type { Claim } from '../../lib/claims/claim';
import { at, expectation, is, ofType, set } from '../../lib/claims/checks/dsl';
import { TEMPLATES } from '../../lib/claims/sentence';

const queue = ofType('AWS::SQS::Queue');

const about = {
  section: 'Integrations',
  side: 'dynamodb',
  said: 'Queues are <encrypted> & "kept".',
  summary: [
    { text: 'Every queue is encrypted.', source: { url: 'https://docs.aws.amazon.com/', read: '2026-11-22' } },
    { text: 'So is the one here.', source: TEMPLATES },
  ],
  counterpart: [{ text: 'Atlas has no queue.', source: { url: 'https://www.mongodb.com/docs/', read: '2026-11-25' } }],
  backs: { neither: 'It is about queues.' },
} as const;

/** A claim small enough to see through; profile trial must show it. */
export const queueClaim: Claim = {
  ...about,
  id: 'INT-01',
  verdict: 'holds',
  shownIn: ['trial'],
  evidence: {
    expectations: [expectation('every queue', 'is encrypted', queue, at('SqsManagedSseEnabled'), is(true))],
    mutations: [set('switch the encryption off', queue, 'SqsManagedSseEnabled', false)],
  },
};

/** A claim that no template can show. */
export const fact: Claim = { ...about, id: 'REL-05', section: 'Reliability', verdict: 'platform-fact' };
