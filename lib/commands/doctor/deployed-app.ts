/** What of this app an account has now. */
import { CloudFormationClient, paginateDescribeStacks, type Stack } from '@aws-sdk/client-cloudformation';
import { asText, isObject, resourcesOf, type TemplateJson } from '../../assembly/assembly';
import { HOME_STACKS, replicaStack } from '../../assembly/names';
import { mapLimit } from '../../async/limit';
import { asList } from '../../stacks/validation/service-rules/template-values';
import { appTemplate, FOREIGN } from '../../services/app-template';
import { allInTime, clientOptions, type Account } from '../../services/aws-account';

export interface DeployedStack {
  readonly name: string;
  readonly region: string;
  /** As it was deployed; absent where it cannot be read, as is its profile. */
  readonly template?: TemplateJson;
  readonly profile?: string;
  readonly parameters: Readonly<Record<string, string | undefined>>;
}

/** A change set that nobody carried out, and a first deployment that failed: there is nothing yet. */
const NOTHING_THERE = ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'DELETE_IN_PROGRESS'];
const AT_ONCE = 5;

export interface DeployedApp {
  readonly stacks: readonly DeployedStack[];
  /** Regions that did not answer, each with the SDK's error. */
  readonly unasked: ReadonlyMap<string, unknown>;
}

/**
 * The stacks of this app: in its home region, in the regions that may have a replica of its table, and in those that the deployed table names.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export async function deployedApp(account: Account, home: string, others: readonly string[]): Promise<DeployedApp> {
  const unasked = new Map<string, unknown>();
  const ask = (region: string, names: readonly string[]): Promise<DeployedStack[]> =>
    stacksIn(account, region, names).catch((error: unknown) => {
      unasked.set(region, error);
      return [];
    });
  const inHome = await ask(home, HOME_STACKS);
  const regions = new Set([...others, ...replicaRegions(inHome)]);
  regions.delete(home);
  const replicas = await mapLimit([...regions], AT_ONCE, (region) => ask(region, [replicaStack(region)]));
  return { stacks: [...inHome, ...replicas.flat()], unasked };
}

async function stacksIn(account: Account, region: string, names: readonly string[]): Promise<DeployedStack[]> {
  const client = new CloudFormationClient(clientOptions(region, account.access));
  const named: Stack[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {}, allInTime())) {
    named.push(
      ...Stacks.filter(
        ({ StackName = '', StackStatus = '' }) => names.includes(StackName) && !NOTHING_THERE.includes(StackStatus),
      ),
    );
  }
  const read = await mapLimit(named, AT_ONCE, async ({ StackName: name = '', StackId, Parameters = [] }) => {
    const found = await appTemplate(client, StackId);
    const parameters = Object.fromEntries(Parameters.map((one) => [one.ParameterKey ?? '', one.ParameterValue]));
    return found === FOREIGN ? [] : [{ name, region, parameters, ...found }];
  });
  return read.flat();
}

const replicaRegions = (stacks: readonly DeployedStack[]): string[] =>
  resourcesOf({ templates: new Map(stacks.map(({ name, template = {} }) => [name, template])) })
    .filter(({ type }) => type === 'AWS::DynamoDB::GlobalTable')
    .flatMap(({ properties }) => asList(properties['Replicas']))
    .flatMap((replica) => (isObject(replica) ? asText(replica['Region']) : []))
    .filter(Boolean);
