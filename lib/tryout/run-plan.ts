/**
 * The parts of a run in their order, so that one which is not reached is reported and never forgotten.
 */
import type { Checks } from './checks';
import type { Note, Progress } from '../console/progress';
import { isShuttingDown } from '../processes/shutdown';
import { NotRun } from '../errors';

/** A part that others need did not succeed; the message says which. */
export class PlanBroken extends Error {}

export class RunPlan<Part extends string> {
  private readonly reached = new Set<string>();

  constructor(
    private readonly titles: Readonly<Record<Part, string>>,
    private readonly checks: Checks,
    private readonly progress: Progress,
  ) {}

  /**
   * Runs a part that the rest needs. That it ends well is a check of its own, unless it adds others.
   *
   * @throws PlanBroken when it fails or cannot be run, which `checks` then has
   */
  async step<T>(part: Part, run: (note: Note) => Promise<T>): Promise<T> {
    const title = this.titles[part];
    this.reached.add(part);
    this.checks.enter(title);
    const before = this.checks.list.length;
    try {
      const result = await this.progress.step(title, run);
      if (this.checks.list.length === before) this.checks.passed(title);
      return result;
    } catch (error) {
      // What fails because it is being stopped is no result: the process is about to exit.
      if (isShuttingDown()) await new Promise(() => undefined);
      const message = error instanceof Error ? error.message : String(error);
      if (error instanceof NotRun) this.checks.skipped(title, message);
      else this.checks.failed(title, 'to succeed', message);
      throw new PlanBroken(error instanceof NotRun ? `"${title}" cannot be run here` : `"${title}" failed`);
    }
  }

  /** Runs a part that the rest can do without: undefined when it cannot be run here. @throws PlanBroken when it fails */
  async optional<T>(part: Part, run: (note: Note) => Promise<T>): Promise<T | undefined> {
    const { failed } = this.checks.counts;
    return this.step(part, run).catch((error: unknown) => {
      if (error instanceof PlanBroken && this.checks.counts.failed === failed) return undefined;
      throw error;
    });
  }

  skip(parts: readonly Part[], reason: string): void {
    for (const part of parts) {
      this.reached.add(part);
      this.checks.enter(this.titles[part]);
      this.checks.skipped(this.titles[part], reason);
    }
  }

  /** Everything that was not reached. */
  skipRest(reason: string): void {
    this.skip(
      (Object.keys(this.titles) as Part[]).filter((part) => !this.reached.has(part)),
      reason,
    );
  }
}
