import type { Template } from 'aws-cdk-lib/assertions';

// A template's properties have the type of whatever resource they are of.
type Loose = any;

export interface Resource {
  readonly Type: string;
  readonly Properties: Loose;
  readonly DependsOn?: string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export const resourcesOf = (template: Template, type: string): Record<string, Resource> =>
  template.findResources(type) as Record<string, Resource>;

/**
 * The one resource of a type, or the one of them whose logical id begins with `idPrefix`.
 * @throws Error when there is not exactly one
 */
export function onlyResource(template: Template, type: string, idPrefix = ''): Resource & { readonly id: string } {
  const found = Object.entries(resourcesOf(template, type)).filter(([id]) => id.startsWith(idPrefix));
  const [first] = found;
  if (!first || found.length > 1) {
    throw new Error(`expected one ${type} ${idPrefix}, found ${found.length}: ${found.map(([id]) => id).join(', ')}`);
  }
  return { id: first[0], ...first[1] };
}

/** What a resource does when it is deleted and when it is replaced; both must say the same. */
export const removalOf = ({ DeletionPolicy, UpdateReplacePolicy }: Resource): (string | undefined)[] => [
  DeletionPolicy,
  UpdateReplacePolicy,
];
/** What was made by a deployment that failed at first is not kept. */
export const RETAINED = ['RetainExceptOnCreate', 'Retain'];
export const DELETED = ['Delete', 'Delete'];

/** A value's text with intrinsics left out, for looking at what is literal in it: `{"Fn::Join":["",["a",{"Ref":"B"}]]}` is `a${B}`. */
export function textOf(value: Loose): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (value['Fn::Join']) return (value['Fn::Join'][1] as Loose[]).map(textOf).join(value['Fn::Join'][0] as string);
  if (value.Ref) return `\${${value.Ref as string}}`;
  if (value['Fn::GetAtt']) return `\${${(value['Fn::GetAtt'] as string[]).join('.')}}`;
  if (value['Fn::GetStackOutput']) return `\${${value['Fn::GetStackOutput'].OutputName as string}}`;
  return JSON.stringify(value);
}
