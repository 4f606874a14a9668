import type { Problem } from '../problem';
import type { Settings } from '../schema';
import { SHARED_SIZES } from '../atlas-schema';

/** What values may be together; what one value may be on its own stands in the schema. Never throws, names every problem it finds. */
export type Rule = (settings: Settings) => readonly Problem[];

/** A rule that finds at most one problem. */
export const rule =
  (find: (settings: Settings) => Problem | undefined): Rule =>
  (settings) => {
    const problem = find(settings);
    return problem ? [problem] : [];
  };

export const isShared = ({ atlas }: Settings): boolean =>
  (SHARED_SIZES as readonly string[]).includes(atlas.instanceSize);
