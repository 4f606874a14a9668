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

  constructor(private readonly onCheck: (check: Check) => void = () => undefined) {}

  get list(): readonly Check[] {
    return this.all;
  }

  get counts(): Counts {
    const count = (outcome: Check['outcome']): number => this.all.filter((check) => check.outcome === outcome).length;
    return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  }

  /** Passes when both are equal in depth and type. */
  equal(title: string, actual: unknown, expected: unknown): void {
    this.add(
      isDeepStrictEqual(actual, expected)
        ? { title, outcome: 'passed' }
        : { title, outcome: 'failed', expected, actual },
    );
  }

  failed(title: string, expected: unknown, actual: unknown): void {
    this.add({ title, outcome: 'failed', expected, actual });
  }

  /** @param reason why it was not run, and what to do to have it run */
  skipped(title: string, reason: string): void {
    this.add({ title, outcome: 'skipped', reason });
  }

  private add(check: Check): void {
    this.all.push(check);
    this.onCheck(check);
  }
}
