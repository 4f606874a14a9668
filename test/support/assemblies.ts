import type { Assembly, JsonObject, TemplateJson } from '../../lib/assembly/assembly';

/** A template with one resource of each entry: type, properties, and the claims it is marked with. */
export const template = (
  resources: Record<string, [type: string, properties?: JsonObject, ...claims: string[]]>,
): TemplateJson => ({
  Resources: Object.fromEntries(
    Object.entries(resources).map(([id, [type, properties = {}, ...claims]]) => [
      id,
      {
        Type: type,
        Properties: properties,
        Metadata: { 'aws:cdk:path': `Stack/${id}/Resource`, ...(claims.length ? { Claims: claims } : {}) },
      },
    ]),
  ),
});

export const assembly = (resources: Parameters<typeof template>[0], profile?: string): Assembly => ({
  templates: new Map([['Stack', template(resources)]]),
  ...(profile === undefined ? {} : { profile }),
});
