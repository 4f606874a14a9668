/**
 * The report as data. docs/claims.schema.json is made of this, and a report that is read back is checked against it.
 */
import { z } from 'zod';
import { SECTIONS, SIDES, STATUSES, VERDICTS } from '../claims/claim';
import { CLAIM_IDS } from '../claims/ids';
import { OBSERVED_STATUSES } from '../claims/observations/claim-status';
import { observationsSchema, PLACES } from '../claims/observations/observations';

/** Goes up when a reader of the former version would misread the new one. */
export const SCHEMA_VERSION = 2;
/** Stands for templates that say no profile. */
export const NO_PROFILE = 'unknown';

const text = z.string().min(1);
const profile = text.describe(`Name of a profile; "${NO_PROFILE}" for templates that say none.`);

const place = {
  stack: text,
  path: z.string().describe('Construct path; empty where the template does not say.'),
  logicalId: text,
  type: text.describe('CloudFormation type, as AWS::DynamoDB::GlobalTable.'),
};

const evidence = z.strictObject({
  ...place,
  property: text.optional().describe('Where in the resource it was looked for, if in one place.'),
  expected: text,
  found: z.json().describe('The part of the template; null where there is none.'),
  holds: z.boolean(),
});

const missing = z
  .strictObject({ expected: text, count: z.int().min(0), atLeast: z.int().min(1) })
  .describe('What too few resources were found for.');

const result = z.strictObject({
  profile,
  status: z.enum(STATUSES),
  evidence: z.array(evidence),
  missing: z.array(missing),
});

const count = z.int().min(0);

const otherTemplates = z
  .literal(true)
  .optional()
  .describe('Set where it was seen on other templates than these, which have changed since.');

const observed = z
  .strictObject({
    profile,
    place: z.enum(PLACES),
    status: z.enum(OBSERVED_STATUSES),
    engines: z.array(text).describe('What it was tried on; a stand-in says that it is one.'),
    passed: count,
    failed: count,
    skipped: count,
    operations: count.optional(),
    milliseconds: z.number().min(0).optional(),
    otherTemplates,
    parts: z
      .array(text)
      .describe('The parts of it that were seen, where none of what passed shows the whole; empty where one does.'),
    reasons: z.array(text).describe('A line for each that failed or was not run.'),
  })
  .describe(
    'What was seen of it at work, in one place: nothing is carried from one place to another, or from the templates.',
  );

const source = z.strictObject({
  url: z.url(),
  read: z.iso.date().describe('Day on which the page was read.'),
  secondary: z.literal(true).optional().describe('Set where the page is not the vendor’s own.'),
});

const sentence = z.strictObject({
  text,
  source: z
    .url()
    .optional()
    .describe('The page that says it, one of the sources; left out where it is about the templates.'),
});

const claim = z.strictObject({
  id: z.enum(CLAIM_IDS),
  side: z.enum(SIDES),
  section: z.enum(SECTIONS),
  verdict: z.enum(VERDICTS),
  said: text.describe('What the article says, in other words.'),
  added: z
    .literal(true)
    .optional()
    .describe('Set where the article does not say it: the counterpart of a claim that it makes.'),
  summary: z.array(sentence).min(1).describe('What is true today; the first sentence says it by itself.'),
  counterpart: z.array(sentence).min(1).describe('What the other database does instead.'),
  sources: z.array(source).min(1),
  mutations: z.array(text).describe('Changes of the templates that a test proves to make the claim fail.'),
  results: z.array(result),
  observed: z.array(observed).optional().describe('Left out where nothing was run.'),
});

export const reportSchema = z
  .strictObject({
    schemaVersion: z.literal(SCHEMA_VERSION),
    profiles: z.array(profile),
    claims: z.array(claim),
    unclaimed: z
      .array(z.strictObject({ profile, ...place }))
      .describe('Resources that show no claim and are no plumbing of one that does.'),
    observations: z
      .array(observationsSchema.extend({ otherTemplates }))
      .optional()
      .describe('What was run: at most once for a profile and place. Left out where nothing was.'),
  })
  .meta({
    title: 'Claims',
    description: 'Every claim of the comparison, and what the templates of each profile show of it.',
  });

export type Report = z.infer<typeof reportSchema>;
export type ReportedClaim = Report['claims'][number];
export type ReportedSentence = ReportedClaim['summary'][number];
export type ReportedResult = ReportedClaim['results'][number];
export type ReportedObserved = NonNullable<ReportedClaim['observed']>[number];
export type ReportedRun = NonNullable<Report['observations']>[number];
export type ReportedEvidence = ReportedResult['evidence'][number];

/** The JSON Schema of a report, as text that ends in a newline. */
export const reportJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(reportSchema, { io: 'output' }), undefined, 2)}\n`;
