import type { SynthesizedTemplate } from '../engines/api-gateway/rest-api';

/**
 * The properties of all resources of a type.
 *
 * @throws Error that says which types there are when there is none
 */
export function propertiesOf({ Resources }: SynthesizedTemplate, type: string): readonly unknown[] {
  const all = Object.values(Resources);
  const found = all.filter(({ Type }) => Type === type);
  if (found.length) return found.map(({ Properties }) => Properties);
  const types = [...new Set(all.map(({ Type }) => Type))].sort();
  throw new Error(
    `the template has no resource of type ${type}; it has ${types.join(', ') || 'none at all'}. Is it that of another stack?`,
  );
}
