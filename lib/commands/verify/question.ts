/**
 * One question to a service, and the facts that its answer is held to.
 */
import { isDeepStrictEqual } from 'node:util';
import type { TemplateResource } from '../../assembly/assembly';
import type { ClaimId } from '../../claims/ids';
import type { Observation } from '../../claims/observations/observations';
import { awsFailure } from '../../services/aws-failure';
import { EMULATOR_GAPS, type FactKind } from './emulator-gaps';
import { NotRun, Refusal } from '../../errors';

export interface Fact<Answer> {
  readonly kind: FactKind;
  /** A statement that holds when both are equal. */
  readonly title: string;
  readonly claims: readonly ClaimId[];
  /** From the templates. @throws NotRun when it cannot be known */
  readonly expected: () => unknown;
  readonly actual: (answer: Answer) => unknown;
}

export interface Question<Answer> {
  readonly side: Observation['side'];
  /** The service's name; a function where it is known only after asking. */
  readonly service: string | (() => string);
  /** As IAM names it, or the Admin API: `dynamodb:DescribeTable`. */
  readonly call: string;
  /** @throws NotRun when it cannot be asked */
  readonly ask: () => Promise<Answer>;
  readonly facts: readonly Fact<Answer>[];
}

/** Whether AWS answers, or an emulator: its address. */
export interface Setting {
  readonly emulator?: string | undefined;
}

/** A question with its answer's type put away. */
export type Asked = (setting: Setting) => Promise<Observation[]>;

/** One after the other: the services limit how often their settings are asked for. */
export async function askAll(questions: readonly Asked[], setting: Setting): Promise<Observation[]> {
  const seen: Observation[] = [];
  for (const ask of questions) seen.push(...(await ask(setting)));
  return seen;
}

/** The claims of `shown` that the template's resource is marked with: what a profile does not claim, a run in it does not show. */
export const marked = ({ claims }: Pick<TemplateResource, 'claims'>, ...shown: readonly ClaimId[]): ClaimId[] =>
  shown.filter((claim) => claims.includes(claim));

/**
 * What is refused for want of a permission, or by credentials, is not run; what is not there, or answered otherwise than expected, has
 * failed. An emulator is not asked for what it is known not to have.
 */
export const question =
  <Answer>(asked: Question<Answer>): Asked =>
  async ({ emulator }) => {
    const gapOf = ({ kind }: Fact<Answer>): string | undefined =>
      emulator === undefined ? undefined : EMULATOR_GAPS[kind];
    const open = asked.facts.filter((fact) => gapOf(fact) === undefined);
    const answer = open.length ? await answerTo(asked) : undefined;
    const service = typeof asked.service === 'string' ? onEmulator(asked.service, emulator) : asked.service();
    return asked.facts.map((fact) => {
      const gap = gapOf(fact);
      const result = gap === undefined ? judge(fact, answer) : skipped(gap);
      const { title, claims } = fact;
      return {
        title,
        side: asked.side,
        engine: service,
        claims: [...claims],
        ...result,
        ...(fact === open[0] && { operations: 1 }),
      };
    });
  };

/** A stand-in says that it is one. */
export const onEmulator = (service: string, emulator: string | undefined): string =>
  emulator === undefined ? service : `an emulator at ${emulator}, not ${service}`;

type Answered<Answer> = { readonly answer: Answer } | { readonly error: unknown; readonly call: string };

async function answerTo<Answer>({ ask, call }: Question<Answer>): Promise<Answered<Answer>> {
  try {
    return { answer: await ask() };
  } catch (error) {
    return { error, call };
  }
}

type Result = Pick<Observation, 'outcome' | 'reason'>;

const skipped = (reason: string): Result => ({ outcome: 'skipped', reason });
const failed = (reason: string): Result => ({ outcome: 'failed', reason });

function judge<Answer>({ expected, actual }: Fact<Answer>, answered: Answered<Answer> | undefined): Result {
  try {
    if (answered === undefined) throw new Error('it was not asked');
    const wanted = expected();
    if ('error' in answered) return refused(answered, wanted);
    const found = actual(answered.answer);
    return isDeepStrictEqual(plain(found), plain(wanted)) ? { outcome: 'passed' } : failed(differs(wanted, found));
  } catch (error) {
    if (error instanceof NotRun) return skipped(error.message);
    throw error;
  }
}

function refused({ error, call }: { readonly error: unknown; readonly call: string }, wanted: unknown): Result {
  if (error instanceof NotRun) return skipped(error.message);
  if (error instanceof Refusal) return failed(error.message);
  const { kind, message } = awsFailure(error, call);
  if (kind === 'absent') {
    return failed(`expected ${shown(wanted)}, found that it is not there (${(error as Error).message})`);
  }
  return kind === 'no-credentials' || kind === 'denied' ? skipped(message) : failed(message);
}

/** What an answer leaves out and what it has as `undefined` is the same. */
const plain = (value: unknown): unknown =>
  value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);

const differs = (wanted: unknown, found: unknown): string => `expected ${shown(wanted)}, found ${shown(found)}`;

/** As JSON, so that `1` and `"1"` look different. */
const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
