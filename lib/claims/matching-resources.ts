import type { TemplateResource } from '../assembly/assembly';
import { unlessMalformed } from './unless-malformed';

/** Which resources something is asked of. */
export type Select = (resource: TemplateResource) => boolean;

const known = new WeakMap<readonly TemplateResource[], WeakMap<Select, readonly TemplateResource[]>>();

/**
 * The resources that match, looked for once: checks that hold one resource against others would otherwise take time by the square of a
 * template's size.
 *
 * @param select the same function for the same question, or nothing is saved
 */
export function matchingResources(all: readonly TemplateResource[], select: Select): readonly TemplateResource[] {
  const answers = known.get(all) ?? new WeakMap<Select, readonly TemplateResource[]>();
  known.set(all, answers);
  const found = answers.get(select) ?? all.filter((resource) => unlessMalformed(() => select(resource), false));
  answers.set(select, found);
  return found;
}
