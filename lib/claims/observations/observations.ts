/**
 * What a run on engines of this machine, or against a real account, has seen. Kept apart from what templates show: an observation is of
 * one place, and says nothing about another.
 */
import { z } from 'zod';
import { SIDES } from '../claim';
import { CLAIM_IDS } from '../ids';

/** `local`: engines of this machine. `live`: a real account. */
export const PLACES = ['local', 'live'] as const;
export type Place = (typeof PLACES)[number];

export const OUTCOMES = ['passed', 'failed', 'skipped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const text = z.string().min(1);

const observation = z.strictObject({
  title: text.describe('What was tried, as a statement that holds when it passed.'),
  side: z.enum(SIDES),
  engine: text.describe('What it was tried on; a stand-in says that it is one.'),
  claims: z
    .array(z.enum(CLAIM_IDS))
    .describe('Claims that were seen working when it passed; none for what no claim is about.'),
  part: text.optional().describe('The part of those claims that was seen; left out where it is the whole of them.'),
  outcome: z.enum(OUTCOMES),
  reason: text.optional().describe('Why it was not run and how to have it run, or how it failed.'),
  operations: z.int().min(0).optional().describe('Requests that it sent to the database or its API.'),
  milliseconds: z
    .number()
    .min(0)
    .optional()
    .describe('How long it took. On local engines it says nothing about either service.'),
});

const madeSchema = z.strictObject({
  date: z.iso.date().describe('Day in UTC.'),
  commit: text.optional().describe('Of Git, with -dirty where files differed from it; left out outside a checkout.'),
  versions: z
    .record(text, text)
    .describe('By the name of what it was made with; engines stand with what they were asked.'),
});

const run = madeSchema.extend({
  templates: text.describe('Digest of the templates that it was about: another one, and they have changed since.'),
});

export const observationsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  place: z.enum(PLACES),
  profile: text,
  runs: z.array(run).min(1).optional().describe('The run that saw it; several where documents were put together.'),
  observations: z.array(observation),
});

export type Run = z.infer<typeof run>;
export type Observation = z.infer<typeof observation>;
export type Observations = z.infer<typeof observationsSchema>;
