/**
 * The real deployment without an account: both sides' stacks on the local emulator, driven and taken down again.
 */
import { CdkCli, type Assembly, type Deployed } from './cdk-cli';
import type { Checks } from './checks';
import {
  API,
  DEPLOYED_PROFILE,
  DYNAMODB_SIDE,
  existingCluster,
  mongoServer,
  outputsOf,
  pythonOf,
  stackOf,
} from './deployment';
import { apiAddress, apiSenders, describeStacks } from './emulator-http';
import { LOCAL_ACCOUNT, withoutAccount } from './engines/local-aws-env';
import { startMiniStack, type MiniStack } from './engines/ministack';
import { checkOrderContract } from './order-contract-checks';
import { checkOrderStream } from './order-stream-checks';
import { Plan, PlanBroken } from './plan';
import type { Note, Progress } from './progress';
import { openRunDirectory, type RunDirectory } from './run-directory';

const PARTS = {
  python: 'Python environment with MiniStack',
  mongo: 'Server of the MongoDB protocol',
  synth: `cdk synth of profile ${DEPLOYED_PROFILE}`,
  server: 'MiniStack on a loopback port',
  bootstrap: 'cdk bootstrap',
  deployDynamoDb: 'cdk deploy Network DynamoDb',
  stream: 'Orders in DynamoDB, totals by the trigger',
  deployApi: 'cdk deploy AtlasApi',
  contract: 'Orders over HTTP, kept by the MongoDB server',
  redeploy: 'cdk deploy again, unchanged',
  destroy: 'cdk destroy',
} as const;

const SERVER_LINES = 40;

export interface LocalDeployOptions {
  readonly projectRoot: string;
  readonly checks: Checks;
  readonly progress: Progress;
}

interface Deployment extends LocalDeployOptions {
  readonly plan: Plan<keyof typeof PARTS>;
  readonly run: RunDirectory;
  readonly python: string;
  /** What to stop at the end, the last first. */
  readonly stops: (() => Promise<void>)[];
}

/**
 * Adds the results of every part to `checks`: what fails is a failed check, what cannot be run or is not reached a skipped one.
 * Whatever it starts has stopped when it returns.
 */
export async function localDeploy(options: LocalDeployOptions): Promise<void> {
  const plan = new Plan(PARTS, options.checks, options.progress);
  const stops: (() => Promise<void>)[] = [];
  try {
    const python = await plan.step('python', (note) => pythonOf(options.projectRoot, note));
    const run = await openRunDirectory();
    stops.push(run.remove);
    await deploy({ ...options, plan, run, python, stops });
  } catch (error) {
    if (!(error instanceof PlanBroken)) throw error;
    plan.skipRest(error.message);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function deploy(deployment: Deployment): Promise<void> {
  const { projectRoot, checks, plan, run, python, stops } = deployment;
  const mongo = await plan.optional('mongo', (note) => mongoServer(stops, note));
  const context = { profile: DEPLOYED_PROFILE, ...(mongo && existingCluster(mongo)) };
  const cdk = (onLine: Note, env: NodeJS.ProcessEnv): CdkCli =>
    new CdkCli({ projectRoot, folder: run.path, env, onLine });
  const synth = (note: Note, folder: string): Promise<Assembly> =>
    cdk(note, withoutAccount(run.path)).synth(folder, context);

  const assembly = await plan.step('synth', (note) => synth(note, 'cdk.out'));
  const region = stackOf(assembly, 'DynamoDb').region;
  const server = await plan.step('server', () => startMiniStack({ python, folder: run.path, region, projectRoot }));
  stops.push(server.stop);
  const deployStacks = async (ids: readonly string[], note: Note): Promise<Deployed> => {
    const deployed = await cdk(note, server.env).deploy(assembly, ids);
    const states = await describeStacks(server);
    for (const id of ids)
      checks.equal(`Stack ${id} is deployed`, states[stackOf(assembly, id).name], 'CREATE_COMPLETE');
    return deployed;
  };

  const before = await plan.step('bootstrap', async (note) => {
    await cdk(note, server.env).bootstrap(LOCAL_ACCOUNT, region);
    return describeStacks(server);
  });
  const dynamoDb = await plan.step('deployDynamoDb', (note) => deployStacks(DYNAMODB_SIDE, note));
  await plan.step('stream', () => streamChecks(server, outputsOf(dynamoDb, assembly, 'DynamoDb'), checks));
  if (mongo) {
    const api = await plan.step('deployApi', (note) => deployStacks([API], note));
    await plan.step('contract', () => contractChecks(server, outputsOf(api, assembly, API), checks));
  } else {
    plan.skip(['deployApi', 'contract'], `there is no ${PARTS.mongo.toLowerCase()}`);
  }
  if (checks.counts.failed) checks.explain(`MiniStack and the functions wrote last:\n${lastLines(server.output())}`);

  const deployed = mongo ? [...DYNAMODB_SIDE, API] : DYNAMODB_SIDE;
  await plan.step('redeploy', async (note) => {
    const again = await cdk(note, server.env).deploy(await synth(note, 'cdk.out.again'), deployed);
    checks.equal('A second deployment changes nothing', [...again.unchanged].sort(), [...deployed].sort());
  });
  await plan.step('destroy', async (note) => {
    await cdk(note, server.env).destroy(assembly, deployed);
    checks.equal('No stack of the app is left', await describeStacks(server), before);
  });
}

async function streamChecks(server: MiniStack, output: (name: string) => string, checks: Checks): Promise<void> {
  const tables = {
    ordersTable: output('OrdersTableName'),
    totalsTable: output('TotalsTableName'),
    deadLetterQueueUrl: output('DeadLetterQueueUrl'),
  };
  await checkOrderStream({ endpoint: server.endpoint, region: server.region, ...tables }, checks);
}

async function contractChecks(server: MiniStack, output: (name: string) => string, checks: Checks): Promise<void> {
  const { signed, unsigned } = apiSenders(apiAddress(server, output('ApiId'), output('ApiUrl')), server.region);
  await checkOrderContract(signed, unsigned, checks);
}

const lastLines = (text: string): string => text.split('\n').slice(-SERVER_LINES).join('\n');
