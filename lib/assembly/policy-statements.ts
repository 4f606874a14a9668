import { asText } from './assembly';
import type { Json, JsonObject, TemplateResource } from './assembly';

export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly Json[];
  readonly condition: JsonObject;
}

const list = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as Json[]) : [value];

const statement = (json: JsonObject): Statement => ({
  effect: asText(json['Effect']),
  actions: list(json['Action']).map(String),
  resources: list(json['Resource']),
  condition: (json['Condition'] ?? {}) as JsonObject,
});

/** The statements of a role's inline policies. */
export function roleStatements({ properties }: TemplateResource): Statement[] {
  return list(properties['Policies']).flatMap((policy) => documentStatements((policy as JsonObject)['PolicyDocument']));
}

export const documentStatements = (document: Json | undefined): Statement[] =>
  list((document as JsonObject | undefined)?.['Statement']).map((json) => statement(json as JsonObject));
