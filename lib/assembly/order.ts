import type { TemplateResource } from './assembly';
import type { References } from './references';

export type ResourceId = Pick<TemplateResource, 'stack' | 'logicalId'>;

/** Stacks that a stack is deployed after, by stack name. */
export type StackDependencies = ReadonlyMap<string, readonly string[]>;

const keyOf = ({ stack, logicalId }: ResourceId): string => `${stack}/${logicalId}`;

/**
 * The order in which resources are made, and, reversed, taken down: within a stack by `DependsOn` and by what a resource refers to,
 * between stacks by what the manifest says and by the outputs that one reads of another.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
export class CreationOrder {
  private readonly needs = new Map<string, Set<string>>();

  constructor(resources: readonly TemplateResource[], references: References, stacks: StackDependencies) {
    for (const [stack, others] of stacks) others.forEach((other) => this.add(stack, other));
    for (const resource of resources) {
      const { stack, json } = resource;
      const key = keyOf(resource);
      for (const logicalId of [json.DependsOn ?? []].flat()) this.add(key, keyOf({ stack, logicalId }));
      for (const target of references.targetsIn(stack, { ...json, DependsOn: [] })) {
        if (target.kind !== 'resource') continue;
        if (target.stack === stack) this.add(key, keyOf(target));
        else this.add(stack, target.stack);
      }
    }
  }

  /** Whether `first` stands before `later` is begun, and still stands until `later` is gone. */
  mustComeBefore(first: ResourceId, later: ResourceId): boolean {
    return first.stack === later.stack
      ? this.reaches(keyOf(later), keyOf(first))
      : this.reaches(later.stack, first.stack);
  }

  private reaches(from: string, to: string): boolean {
    const seen = new Set<string>();
    const open = [from];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const need of this.needs.get(next) ?? []) {
        if (need === to) return true;
        if (!seen.has(need)) open.push(need);
        seen.add(need);
      }
    }
    return false;
  }

  private add(key: string, need: string): void {
    const needs = this.needs.get(key) ?? new Set();
    this.needs.set(key, needs.add(need));
  }
}
