import { resourcesOf, type Assembly, type TemplateJson } from '../../assembly/assembly';
import { literal } from '../../assembly/literal';
import type { Settings } from '../../settings/schema';
import { ATLAS_TYPE_PREFIX } from '../../services/atlas-types';

/** A service that the VPC has an endpoint for. */
export interface EndpointService {
  /** As `com.amazonaws.eu-west-1.dynamodb`. */
  readonly name: string;
  /** Whether the endpoint has an address in each zone of the VPC. */
  readonly inZones: boolean;
}

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
  /** Availability zones of the VPC. */
  readonly zones: number;
  /** Those whose names are known before the deployment. */
  readonly endpointServices: readonly EndpointService[];
  /** Whether the app sets the role that API Gateway logs with, logs with the one that is there, or has no API. */
  readonly logRole: 'is set' | 'is there' | 'none';
  /** NAME in the secret `cfn/atlas/profile/NAME`. */
  readonly keyProfile: string;
}

/** @param assembly the templates of the same settings */
export const deployNeeds = (settings: Settings, assembly: Assembly): DeployNeeds => ({
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
  zones: settings.zones,
  endpointServices: endpointServices(assembly, settings.region),
  logRole: logRole(assembly),
  keyProfile: settings.atlas.profile,
});

function endpointServices({ templates }: Assembly, region: string): EndpointService[] {
  const found = resourcesOf({ templates })
    .filter(({ type }) => type === 'AWS::EC2::VPCEndpoint')
    .flatMap(({ stack, properties: { ServiceName, VpcEndpointType } }) => {
      const name = literal(ServiceName, templates.get(stack) ?? {}, { 'AWS::Region': region });
      return name === undefined ? [] : [{ name, inZones: VpcEndpointType === 'Interface' }];
    });
  return [...new Set(found.map(({ name }) => name))].map((name) => ({
    name,
    inZones: found.some((one) => one.name === name && one.inZones),
  }));
}

function logRole(assembly: Assembly): DeployNeeds['logRole'] {
  const types = new Set(resourcesOf(assembly).map(({ type }) => type));
  if (types.has('AWS::ApiGateway::Account')) return 'is set';
  return types.has('AWS::ApiGateway::Stage') ? 'is there' : 'none';
}

/** CDK writes them into a rule of every template, as a list that the version must not be in. */
function refusedBootstraps(template: TemplateJson): string[] {
  const rules = template['Rules'] as Record<string, unknown> | undefined;
  const rule = JSON.stringify(rules?.['CheckBootstrapVersion'] ?? {});
  const [, versions] = /"Fn::Contains":\[(\[[^\]]*\])/.exec(rule) ?? [];
  return versions === undefined ? [] : (JSON.parse(versions) as string[]);
}
