import { surveyLeaves } from '../../../../lib/claims/leaves/survey';
import { assembly } from '../../../support/assemblies';

/** What REL-04 asks of a table, with one property that it does not ask for. */
const tables = (deletionProtected: boolean) =>
  assembly(
    {
      Orders: [
        'AWS::DynamoDB::GlobalTable',
        {
          Replicas: [
            {
              Region: 'eu-west-1',
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
              DeletionProtectionEnabled: deletionProtected,
            },
          ],
        },
        'REL-04',
      ],
      Other: ['AWS::SQS::Queue', { QueueName: 'not marked' }],
    },
    'trial',
  );
const LISTED = [
  { type: 'AWS::DynamoDB::GlobalTable', properties: ['Replicas[].DeletionProtectionEnabled'], reason: 'r' },
];

it('counts what a claim notices, of marked resources alone', () => {
  const { damaged, caught } = surveyLeaves([tables(true)], LISTED);
  expect([damaged, caught > 0, caught < damaged]).toEqual([4, true, true]);
});

it('names a property that no claim notices and that is not listed', () => {
  expect(surveyLeaves([tables(true)], []).neither).toContain(
    'AWS::DynamoDB::GlobalTable Replicas[].DeletionProtectionEnabled: Stack/Orders (trial; REL-04)',
  );
});

it('names a listed one that every check notices, or that is not there', () => {
  const more = [
    ...LISTED,
    {
      type: '*',
      properties: ['Replicas[].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', 'Gone'],
      reason: 'r',
    },
  ];
  expect(surveyLeaves([tables(true)], more).needless).toEqual([
    '* Replicas[].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    '* Gone',
  ]);
});
