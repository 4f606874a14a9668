import Ajv2020 from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { asJson } from '../../../lib/console/as-json';
import { reportOn } from '../../../lib/report/report';
import { assembly } from '../../support/assemblies';
import { fact, queueClaim } from '../../support/claims';

const schema = JSON.parse(readFileSync('docs/claims.schema.json', 'utf8')) as object;
// Formats are annotations here: the addresses and dates of the catalogue have a test of their own.
const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(schema);

const report = reportOn(
  [
    assembly({ One: ['AWS::SQS::Queue', { SqsManagedSseEnabled: false }], Two: ['AWS::SNS::Topic'] }, 'trial'),
    assembly({}),
  ],
  [queueClaim, fact],
);
const written = JSON.parse(asJson(report)) as typeof report;

it('describes a report as it is written', () => {
  expect(validate(written)).toBe(true);
});

it.each([
  ['another version', { ...written, schemaVersion: 1 }],
  [
    'an unknown status',
    {
      ...written,
      claims: [{ ...written.claims[0], results: [{ profile: 'trial', status: 'passed', evidence: [], missing: [] }] }],
    },
  ],
  ['an unknown verdict', { ...written, claims: [{ ...written.claims[0], verdict: 'true' }] }],
  ['a claim without sources', { ...written, claims: [{ ...written.claims[0], sources: [] }] }],
  ['something that it does not name', { ...written, time: '2026-11-22T10:00:00Z' }],
  ['nothing', {}],
])('refuses %s', (_what, wrong) => {
  expect(validate(wrong)).toBe(false);
});
