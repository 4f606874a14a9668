import { CloudFormationClient, paginateListTypes } from '@aws-sdk/client-cloudformation';
import { type Account, allInTime, clientOptions, failureText } from './aws-account';
import type { Finding } from './finding';
import { typesTitle } from './titles';

export const ATLAS_TYPE_PREFIX = 'MongoDB::Atlas::';

/**
 * The third-party types that are active in an account and region.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListTypes.html
 */
export async function activeAtlasTypes(client: CloudFormationClient): Promise<string[]> {
  const active: string[] = [];
  const input = {
    Type: 'RESOURCE',
    Filters: { Category: 'ACTIVATED', TypeNamePrefix: ATLAS_TYPE_PREFIX.replace(/::$/, '') },
  } as const;
  for await (const { TypeSummaries = [] } of paginateListTypes({ client }, input, allInTime())) {
    active.push(...TypeSummaries.flatMap(({ TypeName }) => TypeName ?? []));
  }
  return active.filter((name) => name.startsWith(ATLAS_TYPE_PREFIX));
}

/** Whether every type that the templates use is active. */
export async function atlasTypesCheck(account: Account, region: string, used: readonly string[]): Promise<Finding> {
  const title = typesTitle(region);
  try {
    const active = await activeAtlasTypes(new CloudFormationClient(clientOptions(region, account.access)));
    const inactive = used.filter((type) => !active.includes(type));
    if (inactive.length === 0) return { title, state: 'ok', detail: `all ${used.length} that the profile uses` };
    const none = inactive.length === used.length;
    return {
      title,
      state: 'missing',
      detail: none ? `none of ${used.length}: ${used.join(', ')}` : `not active: ${inactive.join(', ')}`,
      means: 'CloudFormation refuses the templates of stack Atlas and of AtlasEvents',
      mend: none
        ? 'npx cdk deploy AtlasExtensions'
        : 'docs/deploy.md, "Some types are active already": activate these by hand, and deploy with -c atlas.activateTypes=false',
    };
  } catch (error) {
    return { title, state: 'not checked', detail: failureText(error, 'cloudformation:ListTypes') };
  }
}
