import { reportOn } from '../../../lib/report/report';
import { failureReasons, foundText } from '../../../lib/report/words';
import { assembly } from '../../support/assemblies';
import { queueClaim } from '../../support/claims';

const reasonsOf = (...args: Parameters<typeof assembly>): string[] =>
  failureReasons(reportOn([assembly(...args)], [queueClaim]).claims[0]!.results[0]!);

it('has nothing to say of what holds', () => {
  expect(reasonsOf({ One: ['AWS::SQS::Queue', { SqsManagedSseEnabled: true }] }, 'trial')).toStrictEqual([]);
});

it('says what was expected, what was found, and where', () => {
  expect(reasonsOf({ One: ['AWS::SQS::Queue', { SqsManagedSseEnabled: 'no' }] }, 'trial')).toStrictEqual([
    'Stack/One/Resource: expected: every queue is encrypted; found: "no" at SqsManagedSseEnabled',
  ]);
});

it('says that there is no such resource', () => {
  expect(reasonsOf({}, 'trial')).toStrictEqual(['expected: every queue is encrypted; found: no such resource']);
});

it.each([
  [null, 'nothing'],
  [[null, null], 'nothing'],
  [{ 'A.B': null }, 'nothing'],
  [[], '[]'],
  [[true, null], '[true,null]'],
  [0, '0'],
  ['x'.repeat(500), `"${'x'.repeat(239)}…`],
])('shows %j as %s', (found, text) => {
  expect(foundText(found)).toBe(text);
});
