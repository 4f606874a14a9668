import { asJson } from '../../../lib/console/as-json';
import { reportOn } from '../../../lib/report/report';
import { assembly } from '../../support/assemblies';
import { fact, queueClaim } from '../../support/claims';

const plain = assembly({ One: ['AWS::SQS::Queue', {}, 'INT-01'], Two: ['AWS::SNS::Topic'] }, 'trial');

it('has each claim with the result of every assembly, in their order', () => {
  const { profiles, claims } = reportOn([assembly({}), plain], [queueClaim, fact]);
  expect(profiles).toStrictEqual(['unknown', 'trial']);
  expect(
    claims.map(({ id, results }) => [id, ...results.map(({ profile, status }) => `${profile}: ${status}`)]),
  ).toStrictEqual([
    ['INT-01', 'unknown: not-in-this-profile', 'trial: failed'],
    ['REL-05', 'unknown: cited', 'trial: cited'],
  ]);
});

it('says what was expected and found where, and null for what is not there', () => {
  expect(reportOn([plain], [queueClaim]).claims[0]!.results[0]).toStrictEqual({
    profile: 'trial',
    status: 'failed',
    evidence: [
      {
        stack: 'Stack',
        path: 'Stack/One/Resource',
        logicalId: 'One',
        type: 'AWS::SQS::Queue',
        property: 'SqsManagedSseEnabled',
        expected: 'every queue is encrypted',
        found: null,
        holds: false,
      },
    ],
    missing: [],
  });
});

it('says what was missing', () => {
  expect(reportOn([assembly({}, 'trial')], [queueClaim]).claims[0]!.results[0]!.missing).toStrictEqual([
    { expected: 'every queue is encrypted', count: 0, atLeast: 1 },
  ]);
});

it('names the mutations that fail a claim, and none for a platform fact', () => {
  expect(reportOn([], [queueClaim, fact]).claims.map(({ mutations }) => mutations)).toStrictEqual([
    ['switch the encryption off'],
    [],
  ]);
});

it('lists the resources that show no claim', () => {
  expect(reportOn([plain], []).unclaimed).toStrictEqual([
    { profile: 'trial', stack: 'Stack', path: 'Stack/Two/Resource', logicalId: 'Two', type: 'AWS::SNS::Topic' },
  ]);
});

it('is the same, byte for byte, for the same templates', () => {
  expect(asJson(reportOn([structuredClone(plain)]))).toBe(asJson(reportOn([plain])));
});
