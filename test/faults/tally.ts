import type { DynamoDBRecord } from 'aws-lambda';
import { FAULTS, type Fault } from './fault-proxy';

export interface Counts {
  /** Events handed to the function, whatever came of them. */
  readonly invocations: number;
  /** Records that were delivered again, each time. */
  readonly redeliveries: number;
  readonly kills: number;
  /** How often each kind of trouble came. */
  readonly faults: Readonly<Record<string, number>>;
}

/** Counts what an event source was made to do. */
export class Tally {
  private invocations = 0;
  private redeliveries = 0;
  private readonly seen = new Set<string>();
  private readonly faults: Record<string, number> = {};

  fault(kind: string): void {
    this.faults[kind] = (this.faults[kind] ?? 0) + 1;
  }

  delivered(records: readonly DynamoDBRecord[]): void {
    this.invocations += 1;
    for (const { eventID = '' } of records) {
      if (this.seen.has(eventID)) this.redeliveries += 1;
      this.seen.add(eventID);
    }
  }

  /** @param calls what each proxy injected */
  counts(kills: number, calls: readonly Readonly<Record<Fault, number>>[]): Counts {
    const faults = { ...this.faults };
    for (const fault of FAULTS.filter((fault) => fault !== 'none'))
      faults[`call ${fault}`] = calls.reduce((sum, injected) => sum + injected[fault], 0);
    return { invocations: this.invocations, redeliveries: this.redeliveries, kills, faults };
  }
}
