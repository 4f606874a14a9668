import { resourcesOf, type Assembly, type TemplateJson } from '../../assembly/assembly';
import type { Settings } from '../../settings/schema';
import { ATLAS_TYPE_PREFIX } from '../../services/atlas-types';

/** What an account must have before the stacks of a profile can be deployed to it. */
export interface DeployNeeds {
  readonly profile: string;
  /** What is to be deployed. */
  readonly assembly: Assembly;
  /** Home region: of the table, the secret and the types. */
  readonly region: string;
  /** Every region with a stack. */
  readonly regions: readonly string[];
  /** As `MongoDB::Atlas::Cluster`. */
  readonly atlasTypes: readonly string[];
  /** Versions of CDK's bootstrap stack that the templates refuse. */
  readonly refusedBootstraps: readonly string[];
  /** NAME in the secret `cfn/atlas/profile/NAME`. */
  readonly keyProfile: string;
}

/** @param assembly the templates of the same settings */
export const deployNeeds = (settings: Settings, assembly: Assembly, keyProfile: string): DeployNeeds => ({
  profile: settings.profile,
  assembly,
  region: settings.region,
  regions: [settings.region, ...(settings.dynamodb.customerKey ? settings.dynamodb.replicas : [])],
  atlasTypes: [
    ...new Set(
      resourcesOf(assembly)
        .map(({ type }) => type)
        .filter((type) => type.startsWith(ATLAS_TYPE_PREFIX)),
    ),
  ].sort(),
  refusedBootstraps: [...new Set([...assembly.templates.values()].flatMap(refusedBootstraps))],
  keyProfile,
});

/** CDK writes them into a rule of every template, as a list that the version must not be in. */
function refusedBootstraps(template: TemplateJson): string[] {
  const rules = template['Rules'] as Record<string, unknown> | undefined;
  const rule = JSON.stringify(rules?.['CheckBootstrapVersion'] ?? {});
  const [, versions] = /"Fn::Contains":\[(\[[^\]]*\])/.exec(rule) ?? [];
  return versions === undefined ? [] : (JSON.parse(versions) as string[]);
}
