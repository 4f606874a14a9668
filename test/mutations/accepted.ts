/** Mutants that no test has to notice, each with its reason. One that is noticed after all, or no longer there, fails too. */
export interface Accepted {
  readonly file: string;
  /** What is mutated, and into what, as the report prints it. */
  readonly was: string;
  readonly is: string;
  readonly reason: string;
}

export const accepted: readonly Accepted[] = [];
