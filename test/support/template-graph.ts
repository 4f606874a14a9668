import type { Template } from 'aws-cdk-lib/assertions';

/** Names of what a part of a template refers to: `Ref`, `Fn::GetAtt` in both spellings, `${…}` in `Fn::Sub`. */
function references(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (key === 'Ref') return [value as string];
    if (key === 'Fn::GetAtt') return [(Array.isArray(value) ? value : (value as string).split('.'))[0] as string];
    if (key === 'Fn::Sub') return [...inSub(Array.isArray(value) ? value[0] : value), ...references(value)];
    return references(value);
  });
}

const inSub = (text: string): string[] =>
  [...text.matchAll(/\$\{([A-Za-z0-9:]+)[^}]*\}/g)].map((match) => match[1] as string);

/**
 * The order in which CloudFormation makes the resources of a template, and takes them down in reverse: by `DependsOn` and by what they
 * refer to.
 */
export class TemplateGraph {
  private readonly edges: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(template: Pick<Template, 'toJSON'>) {
    const resources = (template.toJSON()['Resources'] ?? {}) as Record<string, { DependsOn?: string | string[] }>;
    this.edges = new Map(
      Object.entries(resources).map(([id, resource]) => [
        id,
        new Set([...[resource.DependsOn ?? []].flat(), ...references(resource)].filter((other) => other in resources)),
      ]),
    );
  }

  /** Whether `before` exists before `after` is made, and still exists until `after` is gone. */
  comesBefore(before: string, after: string): boolean {
    const seen = new Set<string>();
    const reaches = (id: string): boolean =>
      [...this.needsOf(id)].some((next) => next === before || (!seen.has(next) && (seen.add(next), reaches(next))));
    this.needsOf(before);
    return reaches(after);
  }

  private needsOf(id: string): ReadonlySet<string> {
    const needs = this.edges.get(id);
    if (!needs) throw new Error(`the template has no resource ${id}`);
    return needs;
  }
}
