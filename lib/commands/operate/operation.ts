import type { Command } from 'commander';
import type { Plan } from './plan';

/** One command: what can be given to it, and what it would do. */
export interface Operation {
  readonly name: string;
  readonly summary: string;
  options(command: Command): Command;
  /** Reads nothing and asks nobody: what is not known yet is a step that finds it out. */
  plan(given: object): Plan;
}

/** @param plan takes what `options` parses to */
export const operation = (
  name: string,
  summary: string,
  options: (command: Command) => Command,
  plan: (given: never) => Plan,
): Operation => ({ name, summary, options, plan: (given) => plan(given as never) });
