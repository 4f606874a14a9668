/**
 * What a run has shown: each check with what was expected and what was found, and what could not be run with the reason.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ClaimId } from '../claims/ids';
import type { Side } from '../claims/claim';
import type { Counts } from '../console/counts';

/** What checks are about, where their result is to stand beside the claims. */
export interface About {
  readonly side: Side;
  /** What they ran on; a stand-in says that it is one. */
  readonly engine: string;
  /** Seen working when they pass. */
  readonly claims: readonly ClaimId[];
}

/** How much was done for a check. */
export interface Amount {
  /** Requests to the database or its API. */
  readonly operations: number;
  readonly milliseconds: number;
}

interface Named extends Partial<Amount> {
  readonly title: string;
  /** Title of the step that it was made in. */
  readonly part?: string;
  readonly about?: About;
}
export type Check = Named &
  (
    | { readonly outcome: 'passed' }
    | { readonly outcome: 'failed'; readonly expected: unknown; readonly actual: unknown }
    | { readonly outcome: 'skipped'; readonly reason: string }
  );

export class Checks {
  private readonly all: Check[];
  private readonly more: string[];
  private part: string | undefined;

  constructor(
    private readonly parent?: Checks,
    private readonly subject?: About,
  ) {
    this.all = parent?.all ?? [];
    this.more = parent?.more ?? [];
  }

  /** The same checks; what is added here is about `subject`. */
  about(subject: About): Checks {
    return new Checks(this, subject);
  }

  /** What is added from now on was made in that step. */
  enter(part: string): void {
    this.part = part;
  }

  get list(): readonly Check[] {
    return this.all;
  }

  /** Text that helps with what failed. */
  get explanations(): readonly string[] {
    return this.more;
  }

  get counts(): Counts {
    const count = (outcome: Check['outcome']): number => this.all.filter((check) => check.outcome === outcome).length;
    return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  }

  /** Passes when both are equal in depth and type. */
  equal(title: string, actual: unknown, expected: unknown): void {
    if (isDeepStrictEqual(actual, expected)) this.passed(title);
    else this.failed(title, expected, actual);
  }

  passed(title: string, amount?: Amount): void {
    this.add({ title, outcome: 'passed', ...amount });
  }

  failed(title: string, expected: unknown, actual: unknown, amount?: Amount): void {
    this.add({ title, outcome: 'failed', expected, actual, ...amount });
  }

  /** @param reason why it was not run, and what to do to have it run */
  skipped(title: string, reason: string): void {
    this.add({ title, outcome: 'skipped', reason });
  }

  /** Adds what was recorded elsewhere meanwhile, as if it had been made now. */
  take(others: Checks): void {
    for (const { part: _, ...check } of others.list) this.add(check);
  }

  explain(text: string): void {
    this.more.push(text);
  }

  private add(check: Check): void {
    const part = this.part ?? this.parent?.part;
    this.all.push({ ...(this.subject && { about: this.subject }), ...check, ...(part !== undefined && { part }) });
  }
}
