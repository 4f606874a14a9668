import { surveyLeaves, type LeafSurvey } from '../../../../lib/claims/leaves/survey';
import { assembly } from '../../../support/assemblies';
import { queueClaim } from '../../../support/claims';

const QUEUE = 'AWS::SQS::Queue';
const templates = assembly(
  {
    Marked: [QUEUE, { SqsManagedSseEnabled: true, QueueName: 'marked', DelaySeconds: 5 }, 'INT-01'],
    Other: [QUEUE, { SqsManagedSseEnabled: true, QueueName: 'not marked' }],
  },
  'trial',
);
const survey = (...properties: string[]): LeafSurvey =>
  surveyLeaves([templates], [{ type: QUEUE, properties, reason: 'r' }], [queueClaim]);

it('counts what a claim notices, of marked resources alone', () => {
  expect(survey('QueueName', 'DelaySeconds')).toStrictEqual({ damaged: 3, caught: 1, neither: [], needless: [] });
});

it('names a property that no claim notices and that is not listed', () => {
  expect(survey('DelaySeconds').neither).toStrictEqual([`${QUEUE} QueueName: Stack/Marked (trial; INT-01)`]);
});

it('names a listed one that every check notices, or that is not there', () => {
  expect(survey('QueueName', 'DelaySeconds', 'SqsManagedSseEnabled', 'Gone').needless).toStrictEqual([
    `${QUEUE} SqsManagedSseEnabled`,
    `${QUEUE} Gone`,
  ]);
});

it('damages nothing of a claim that the profile does not show', () => {
  const plain = assembly({ Marked: [QUEUE, { SqsManagedSseEnabled: false }, 'INT-01'] }, 'trial');
  expect(surveyLeaves([plain], [], [queueClaim]).damaged).toBe(0);
});
