/**
 * What a run has shown: each check with what was expected and what was found, and what could not be run with the reason.
 */
import { isDeepStrictEqual } from 'node:util';

export type Check =
  | { readonly title: string; readonly outcome: 'passed' }
  | { readonly title: string; readonly outcome: 'failed'; readonly expected: unknown; readonly actual: unknown }
  | { readonly title: string; readonly outcome: 'skipped'; readonly reason: string };

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export class Checks {
  private readonly all: Check[] = [];
  private readonly more: string[] = [];

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

  passed(title: string): void {
    this.all.push({ title, outcome: 'passed' });
  }

  failed(title: string, expected: unknown, actual: unknown): void {
    this.all.push({ title, outcome: 'failed', expected, actual });
  }

  /** @param reason why it was not run, and what to do to have it run */
  skipped(title: string, reason: string): void {
    this.all.push({ title, outcome: 'skipped', reason });
  }

  explain(text: string): void {
    this.more.push(text);
  }
}
