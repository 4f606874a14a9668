import { unstyled } from '../../../lib/console/terminal';
import { reportOn } from '../../../lib/report/report';
import { asTable } from '../../../lib/report/table';
import { assembly } from '../../support/assemblies';
import { fact, queueClaim } from '../../support/claims';

const report = reportOn(
  [
    assembly({ One: ['AWS::SQS::Queue', { SqsManagedSseEnabled: true }, 'INT-01'] }, 'free'),
    assembly({ Topic: ['AWS::SNS::Topic'] }, 'trial'),
  ],
  [queueClaim, fact],
);

it('has a line a claim with its status in each profile, and says why one failed', () => {
  expect(asTable(report)).toBe(`CLAIM   SIDE      VERDICT        free    trial   SAID
INT-01  dynamodb  holds          shown   FAILED  Queues are <encrypted> & "kept".
REL-05  dynamodb  platform-fact  -       -       Queues are <encrypted> & "kept".

shown: the templates demonstrate it; -: not in this profile; FAILED: they should and do not

INT-01 failed in profile trial: Queues are <encrypted> & "kept".
  expected: every queue is encrypted; found: no such resource

free: 1 shown, 1 not in this profile, 0 failed; 0 resources show no claim
trial: 0 shown, 1 not in this profile, 1 failed; 1 resources show no claim
`);
});

it('has colours only where asked for, and the same words', () => {
  expect(asTable(report, true)).not.toBe(asTable(report));
  expect(unstyled(asTable(report, true))).toBe(asTable(report));
});
