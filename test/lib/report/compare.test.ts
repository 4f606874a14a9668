import { unstyled } from '../../../lib/console/terminal';
import type { Claim } from '../../../lib/claims/claim';
import { at, expectation, is, ofType } from '../../../lib/claims/checks/dsl';
import { compareReports, comparisonText } from '../../../lib/report/compare';
import { reportOn } from '../../../lib/report/report';
import { assembly } from '../../support/assemblies';
import { fact, queueClaim } from '../../support/claims';

type Resources = Parameters<typeof assembly>[0];
const on = (resources: Resources, claims: readonly Claim[] = [queueClaim], profile = 'trial') =>
  reportOn([assembly(resources, profile)], claims);
const queue = (encrypted: unknown): Resources[string] => [
  'AWS::SQS::Queue',
  { SqsManagedSseEnabled: encrypted as boolean },
];
const words = (...reports: Parameters<typeof compareReports>): string => comparisonText(compareReports(...reports));

it('has nothing to say of equal reports', () => {
  expect(words(on({ One: queue(true) }), on({ One: queue(true) }))).toBe('No claim changed its status.\n');
});

it('says which property made a claim fail, before and now', () => {
  expect(words(on({ One: queue(true) }), on({ One: queue(false) }))).toBe(`Claims that changed their status: 1
INT-01 in profile trial: demonstrated -> failed
  Stack/One/Resource: expected: every queue is encrypted; SqsManagedSseEnabled: was true, is false
`);
});

it('says what is gone', () => {
  expect(words(on({ One: queue(true) }), on({}))).toContain(
    'demonstrated -> failed\n  expected: every queue is encrypted; gone: Stack/One/Resource\n',
  );
});

it('says what is gone where others are left', () => {
  expect(words(on({ One: queue(false), Two: queue(true) }), on({ Two: queue(true) }))).toContain(
    'failed -> demonstrated\n  Stack/One/Resource is gone: every queue is encrypted\n',
  );
});

it('says what is new and does not hold', () => {
  expect(words(on({ One: queue(true) }), on({ One: queue(true), Two: queue(false) }))).toContain(
    'demonstrated -> failed\n  Stack/Two/Resource is new and does not hold: expected: every queue is encrypted; found: false\n',
  );
});

it('says what changed where the status did not', () => {
  const any: Claim = {
    ...queueClaim,
    evidence: {
      ...queueClaim.evidence!,
      expectations: [
        expectation(
          'every queue',
          'keeps messages',
          ofType('AWS::SQS::Queue'),
          at('Days'),
          (days) => days !== undefined,
        ),
      ],
    },
  } as unknown as Claim;
  expect(
    words(on({ One: ['AWS::SQS::Queue', { Days: 14 }] }, [any]), on({ One: ['AWS::SQS::Queue', { Days: 1 }] }, [any])),
  ).toBe(`No claim changed its status.

Claims whose evidence changed and whose status did not: 1
INT-01 in profile trial: demonstrated
  Stack/One/Resource: expected: every queue keeps messages; Days: was 14, is 1
`);
});

it('says what the catalogue newly asks for', () => {
  const stricter = {
    ...queueClaim,
    evidence: {
      ...queueClaim.evidence!,
      expectations: [
        ...queueClaim.evidence!.expectations,
        expectation('every queue', 'is named', ofType('AWS::SQS::Queue'), at('QueueName'), is('orders')),
      ],
    },
  } as unknown as Claim;
  expect(words(on({ One: queue(true) }), on({ One: queue(true) }, [stricter]))).toContain(
    'demonstrated -> failed\n  newly expected: every queue is named\n',
  );
});

it('says that a profile is held to something else where nothing changed in the templates', () => {
  const elsewhere: Claim = { ...queueClaim, shownIn: ['free'] } as unknown as Claim;
  expect(words(on({}), on({}, [elsewhere]))).toContain(
    'failed -> not-in-this-profile\n  the catalogue: the profile is held to something else\n',
  );
});

it('says of a check that holds something against other resources that these changed', () => {
  const paired = {
    ...queueClaim,
    evidence: {
      ...queueClaim.evidence!,
      expectations: [
        expectation(
          'the queue',
          'is alone',
          ofType('AWS::SQS::Queue'),
          at('Name'),
          (_found, _queue, { resources }) => resources.length === 1,
        ),
      ],
    },
  } as unknown as Claim;
  expect(
    words(
      on({ One: ['AWS::SQS::Queue', { Name: 'a' }] }, [paired]),
      on({ One: ['AWS::SQS::Queue', { Name: 'a' }], Two: ['AWS::SNS::Topic'] }, [paired]),
    ),
  ).toContain('Stack/One/Resource: expected: the queue is alone; found as before: "a", which no longer holds');
});

it('names claims, profiles and verdicts that only one report has', () => {
  const before = on({}, [queueClaim], 'free');
  const now = on({}, [{ ...queueClaim, verdict: 'outdated' } as unknown as Claim, fact], 'trial');
  expect(words(before, now)).toBe(`No claim changed its status.

REL-05 is new
INT-01: the verdict was holds and is outdated
profile trial is not in the other report: nothing to compare
profile free is in the other report only
`);
  expect(words(now, before)).toContain('REL-05 is no longer there\n');
});

it('has colours only where asked for, and the same words', () => {
  const comparison = compareReports(on({ One: queue(true) }), on({ One: queue(false) }));
  expect(comparisonText(comparison, true)).not.toBe(comparisonText(comparison));
  expect(unstyled(comparisonText(comparison, true))).toBe(comparisonText(comparison));
});
