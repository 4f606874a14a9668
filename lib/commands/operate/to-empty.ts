import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { answerTo, type AwsCall, type Found } from '../../services/aws-call';
import type { World } from '../../services/world';
import { resolved, type Context, type Step } from './step';

/** What goes only when it is empty, by the name under which a step finds it. */
const TYPES = { Buckets: 'AWS::S3::Bucket', Vaults: 'AWS::Backup::BackupVault' } as const;
export const EMPTIED: readonly string[] = Object.values(TYPES);

const NONE = 'none';
/** No name of a bucket or vault has a space. */
export const asText = (names: readonly string[]): string => names.join(' ') || NONE;

/** What names stand for: themselves, or what a step has found under `<Buckets>` or `<Vaults>`. */
export const namesOf = (names: readonly string[], found: Found): string[] => [
  ...new Set(
    resolved(asText(names), found)
      .split(' ')
      .filter((name) => name !== NONE),
  ),
];

/** One of several calls of a step. */
export const ask = <Input extends object, Output>(
  { world }: { readonly world: World },
  call: Omit<AwsCall<Input, Output>, 'does'>,
): Promise<Output | undefined> => answerTo((command) => world.send(call.service, command), { ...call, does: '' });

/** What all pages have. */
export async function allPages<Page extends { readonly NextToken?: string | undefined }, Item>(
  ask: (from: { readonly NextToken?: string }) => Promise<Page | undefined>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = await ask({}); page; page = page.NextToken ? await ask({ NextToken: page.NextToken }) : undefined) {
    items.push(...(itemsOf(page) ?? []));
  }
  return items;
}

export const lookUp = (StackName: string): Step => ({
  call: 'cloudformation:ListStackResources',
  kind: 'reads',
  parameters: { StackName },
  does: `Looks up the buckets and vaults of stack ${StackName}; a stack that is not there has none.`,
  async run(context: Context) {
    const resources = await allPages(
      (from) =>
        ask(context, {
          service: 'cloudformation',
          command: ListStackResourcesCommand,
          parameters: { StackName, ...from },
          errors: { ValidationError: undefined },
        }),
      ({ StackResourceSummaries }) => StackResourceSummaries,
    );
    const ofType = (type: string): string[] =>
      resources.flatMap(({ ResourceType, ResourceStatus, PhysicalResourceId }) =>
        ResourceType === type && ResourceStatus !== 'DELETE_COMPLETE' && PhysicalResourceId ? [PhysicalResourceId] : [],
      );
    const before = (kind: string): string[] => namesOf([context.found[kind] ?? NONE], {});
    return Object.fromEntries(
      Object.entries(TYPES).map(([kind, type]) => [kind, asText([...before(kind), ...ofType(type)])]),
    );
  },
});
