import { Recorder } from './recorder';
import { Tally } from './tally';

/** What became of what was to be sent within a time. */
export class Phase {
  readonly tallies = new Map<string, Tally>();
  /** Of the generator: how much later than intended it turned to an operation. What waits for the database is not its lateness. */
  readonly lateness = new Recorder();

  of(kind: string): Tally {
    const tally = this.tallies.get(kind) ?? new Tally();
    this.tallies.set(kind, tally);
    return tally;
  }

  /** @throws Error where it does not add up */
  check(): void {
    for (const [kind, tally] of this.tallies) tally.check(kind);
  }
}
