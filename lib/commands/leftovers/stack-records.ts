/** What CloudFormation knows of the app's stacks: those that are there, and for 90 days those that were deleted. */
import {
  CloudFormationClient,
  paginateListStackResources,
  paginateListStacks,
  type StackSummary,
} from '@aws-sdk/client-cloudformation';
import { appTemplate, FOREIGN } from '../../services/app-template';
import { type Account, allInTime, clientOptions } from '../../services/aws-account';
import { mapLimit } from '../../async/limit';
import { allPages } from './pages';

export interface StackRecord {
  readonly region: string;
  readonly name: string;
  readonly id: string;
  readonly status: string;
  readonly reason?: string;
  readonly since?: Date;
  readonly isDeleted: boolean;
  /** Whose profile it was deployed with; undefined where its template cannot be read any more. */
  readonly profile?: string;
  readonly resources: readonly StackResource[];
}

interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** What `Ref` gives: a table's name, a key's id, a queue's URL, `ID|PROFILE` of an Atlas project. */
  readonly physicalId: string;
  /** `DELETE_SKIPPED` for what a deleted stack left behind on purpose. */
  readonly status: string;
}

export interface KnownStacks {
  readonly records: readonly StackRecord[];
  /** Ids of stacks of the same names that are another app's. */
  readonly foreignStacks: readonly string[];
}

const AT_ONCE = 5;

/**
 * Stacks of these names. One whose template can be read and names no profile of this app is another app's: names such as `Network` are
 * not rare.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html
 *
 * @throws the SDK's error when the stacks or their resources cannot be listed
 */
export async function knownStacks(account: Account, region: string, names: readonly string[]): Promise<KnownStacks> {
  const client = new CloudFormationClient(clientOptions(region, account.access));
  const listed = await allPages(paginateListStacks({ client }, {}, allInTime()), (page) => page.StackSummaries);
  const named = listed.filter(({ StackName = '' }) => names.includes(StackName));
  const foreignStacks: string[] = [];
  const records = await mapLimit(named, AT_ONCE, async (stack) => {
    const deployed = await appTemplate(client, stack.StackId);
    if (deployed !== FOREIGN) return [await recordOf(client, region, stack, deployed?.profile)];
    foreignStacks.push(stack.StackId ?? '');
    return [];
  });
  return { records: records.flat(), foreignStacks };
}

async function recordOf(
  client: CloudFormationClient,
  region: string,
  { StackName = '', StackId = '', StackStatus, StackStatusReason, CreationTime }: StackSummary,
  profile: string | undefined,
): Promise<StackRecord> {
  const pages = paginateListStackResources({ client }, { StackName: StackId }, allInTime());
  const summaries = await allPages(pages, ({ StackResourceSummaries }) => StackResourceSummaries);
  return {
    region,
    name: StackName,
    id: StackId,
    status: StackStatus ?? '',
    isDeleted: StackStatus === 'DELETE_COMPLETE',
    resources: summaries.map((one) => ({
      logicalId: one.LogicalResourceId ?? '',
      type: one.ResourceType ?? '',
      physicalId: one.PhysicalResourceId ?? '',
      status: one.ResourceStatus ?? '',
    })),
    ...(StackStatusReason !== undefined && { reason: StackStatusReason }),
    ...(CreationTime !== undefined && { since: CreationTime }),
    ...(profile !== undefined && { profile }),
  };
}
