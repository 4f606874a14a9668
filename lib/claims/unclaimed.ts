import type { TemplateResource } from '../assembly/assembly';

/**
 * The resources that show no claim and are no plumbing of one that does. Plumbing (a role, a policy, a log group) stands in the same
 * capability: the construct directly below the stack. What stands in the stack itself is nobody's plumbing.
 */
export function unclaimedIn(resources: readonly TemplateResource[]): TemplateResource[] {
  const claimed = new Set(resources.filter(({ claims }) => claims.length).map(capability));
  claimed.delete(undefined);
  return resources.filter((resource) => resource.claims.length === 0 && !claimed.has(capability(resource)));
}

/** As `DynamoDb/Orders` of `DynamoDb/Orders/Resource`. */
function capability({ path }: TemplateResource): string | undefined {
  const [stack, construct, ...below] = path.split('/');
  return construct !== undefined && below.length ? `${stack as string}/${construct}` : undefined;
}
