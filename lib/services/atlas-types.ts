import { CloudFormationClient, paginateListTypes } from '@aws-sdk/client-cloudformation';
import { allInTime } from './aws-account';

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
