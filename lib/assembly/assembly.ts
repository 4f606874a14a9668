import { CLAIMS_METADATA } from './metadata';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A template as CloudFormation knows it; what is not read here is left as it is. */
export interface TemplateJson {
  readonly Resources?: { readonly [logicalId: string]: ResourceJson };
  readonly Metadata?: JsonObject;
  readonly [section: string]: unknown;
}

export interface ResourceJson {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly Metadata?: JsonObject;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly Condition?: string;
}

/** Where a resource of a synthesized template stands. */
export interface ResourcePlace {
  readonly stack: string;
  /** Construct path, as `DynamoDb/Orders/Resource`; empty where the template does not say. */
  readonly path: string;
  readonly logicalId: string;
  readonly type: string;
}

export interface TemplateResource extends ResourcePlace {
  /** Region of its stack, where that is known. */
  readonly region?: string;
  readonly properties: JsonObject;
  readonly claims: readonly string[];
  readonly json: ResourceJson;
}

/** The synthesized templates of one app, by stack. */
export interface Assembly {
  /** Profile that the templates say they are of; absent in templates of another app. */
  readonly profile?: string;
  readonly templates: ReadonlyMap<string, TemplateJson>;
  /** Region of each stack that has one, by stack name; absent where only the templates are known, which do not say. */
  readonly regions?: ReadonlyMap<string, string>;
  /** Stacks that a stack is deployed after, by stack name; absent where only what the templates show is known. */
  readonly stackDependencies?: ReadonlyMap<string, readonly string[]>;
}

/** A value where it is text, else none. */
export const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** All resources, in the order of stacks and logical ids; what is not a resource in a damaged template is left out. */
export function resourcesOf({ templates, regions }: Assembly): TemplateResource[] {
  return [...templates].flatMap(([stack, { Resources }]) =>
    Object.entries(isObject(Resources) ? Resources : {})
      .filter(([, json]) => isObject(json) && typeof (json as unknown as ResourceJson).Type === 'string')
      .map(([logicalId, found]) => {
        const json = found as unknown as ResourceJson;
        const metadata = isObject(json.Metadata) ? json.Metadata : {};
        const claims = metadata[CLAIMS_METADATA];
        const region = regions?.get(stack);
        return {
          stack,
          logicalId,
          json,
          path: asText(metadata['aws:cdk:path']),
          type: json.Type,
          ...(region !== undefined && { region }),
          properties: isObject(json.Properties) ? json.Properties : {},
          claims: Array.isArray(claims) ? claims.filter((claim): claim is string => typeof claim === 'string') : [],
        };
      }),
  );
}
