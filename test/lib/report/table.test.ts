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

it('has a claim with its status in each profile, and says why one failed', () => {
  expect(asTable(report)).toBe(`CLAIM   SIDE      VERDICT     free         trial        SAID
INT-01  dynamodb  as said     today shown  FAILED       Queues are <encrypted> & "kept".
        today: Every queue is encrypted.
REL-05  dynamodb  cited fact  no template  no template  Queues are <encrypted> & "kept".
        today: Every queue is encrypted.

VERDICT is on what was said; today shown: the templates show what is true today; -: not in this profile; no template: none can show it, it is cited; FAILED: they should and do not

INT-01 failed in profile trial: Queues are <encrypted> & "kept".
  expected: every queue is encrypted; found: no such resource

free: 1 shown, 0 not in this profile, 1 cited, 0 failed; 0 resources show no claim
trial: 0 shown, 0 not in this profile, 1 cited, 1 failed; 1 resources show no claim
`);
});

it('has colours only where asked for, and the same words', () => {
  expect(asTable(report, true)).not.toBe(asTable(report));
  expect(unstyled(asTable(report, true))).toBe(asTable(report));
});
