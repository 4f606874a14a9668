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
  /** The part of those claims that is seen; left out where it is the whole of them. */
  readonly part?: string;
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
  /** Text that helps with what failed. */
  readonly explanations: string[] = [];

  constructor(
    private readonly subject?: About,
    private readonly all: Check[] = [],
  ) {}

  /** The same checks; what is added here is about `subject`. */
  about(subject: About): Checks {
    return new Checks(subject, this.all);
  }

  get list(): readonly Check[] {
    return this.all;
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

  /** Adds what was recorded in a step of that title. */
  take({ list }: Checks, part: string): void {
    for (const check of list) this.all.push({ ...check, part });
  }

  private add(check: Check): void {
    this.all.push({ ...(this.subject && { about: this.subject }), ...check });
  }
}
