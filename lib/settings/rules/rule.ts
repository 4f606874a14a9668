import type { Problem } from '../problem';
import type { Settings } from '../schema';
/** What values may be together; what one value may be on its own stands in the schema. Never throws, names every problem it finds. */
export type Rule = (settings: Settings) => readonly Problem[];

/** A rule that finds at most one problem. */
export const rule =
  (find: (settings: Settings) => Problem | undefined): Rule =>
  (settings) => {
    const problem = find(settings);
    return problem ? [problem] : [];
  };
