import { isObject, type Json, type JsonObject } from '../../assembly/assembly';

/** A value of a resource's properties that has no parts; a reference is one, whatever it is written as. */
export interface Leaf {
  /** From the properties on. */
  readonly path: readonly (string | number)[];
  /** As `Replicas[].Region`: the same for every element of a list, and for every part that a text is put together from. */
  readonly property: string;
  readonly value: Json;
}

const REFERENCES = ['Ref', 'Fn::GetAtt', 'Fn::ImportValue', 'Fn::GetStackOutput'];

export const isReference = (value: Json): value is JsonObject => {
  const [name, ...more] = isObject(value) ? Object.keys(value) : [];
  return name !== undefined && !more.length && REFERENCES.includes(name);
};

export function leavesOf(value: Json, path: Leaf['path'] = [], property = ''): Leaf[] {
  if (isReference(value) || !value || typeof value !== 'object')
    return [{ path, property: property.replace(/…$/, ''), value }];
  if (Array.isArray(value))
    return value.flatMap((part: Json, index) => leavesOf(part, [...path, index], below(property, '[]')));
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name], below(property, name)));
}

function below(property: string, name: string): string {
  if (property.endsWith('…') || name.startsWith('Fn::')) return property.replace(/…?$/, '…');
  return name === '[]' ? `${property}[]` : property ? `${property}.${name}` : name;
}
