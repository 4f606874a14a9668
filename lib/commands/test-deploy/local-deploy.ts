/**
 * The real deployment without an account: both sides' stacks on the local emulator, driven, asked what they are, and taken down again.
 */
import { verifyOnEmulator } from './verify-on-emulator';
import { CdkCli, type AssemblyFolder, type Deployed } from '../../tryout/cdk-cli';
import type { Checks } from '../../tryout/checks';
import {
  API,
  DEPLOYED_PROFILE,
  DYNAMODB_SIDE,
  existingCluster,
  mongoServer,
  outputsOf,
  pythonOf,
  stackOf,
} from '../../tryout/deployment';
import { apiSenders, describeStacks } from '../../tryout/emulator-http';
import { LOCAL_ACCOUNT, withoutAccount } from '../../engines/local-aws-env';
import { startMiniStack, type MiniStack } from '../../engines/ministack';
import { checkOrderContract } from '../../tryout/order-contract-checks';
import { checkDeployed } from '../../tryout/deployed-checks';
import { checkOrderStream, tablesOf } from '../../tryout/order-stream-checks';
import { RunPlan, PlanBroken } from '../../tryout/run-plan';
import type { Note, Progress } from '../../console/progress';
import { openRunDirectory, type RunDirectory } from '../../processes/run-directory';
import { emulatedAddress } from '../../engines/emulated-address';

const PARTS = {
  python: 'Python environment with MiniStack',
  mongo: 'Server of the MongoDB protocol',
  synth: `cdk synth of profile ${DEPLOYED_PROFILE}`,
  server: 'MiniStack on a loopback port',
  bootstrap: 'cdk bootstrap',
  deploy: 'cdk deploy of both sides',
  stream: 'Orders in DynamoDB, totals by the trigger',
  contract: 'Orders over HTTP, kept by the MongoDB server',
  verify: 'npm run verify, for what the emulator has',
  redeploy: 'cdk deploy again, unchanged',
  destroy: 'cdk destroy',
} as const;

const SERVER_LINES = 40;

export interface LocalDeployOptions {
  readonly projectRoot: string;
  readonly checks: Checks;
  readonly progress: Progress;
}

interface LocalDeployment extends LocalDeployOptions {
  readonly plan: RunPlan<keyof typeof PARTS>;
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
  const plan = new RunPlan(PARTS, options.checks, options.progress);
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

async function deploy(deployment: LocalDeployment): Promise<void> {
  const { projectRoot, checks, plan, run, python, stops } = deployment;
  const mongo = await plan.optional('mongo', (note) => mongoServer(stops, note));
  const context = { profile: DEPLOYED_PROFILE, ...(mongo && existingCluster(mongo)) };
  const ids = mongo ? [...DYNAMODB_SIDE, API] : DYNAMODB_SIDE;
  const cdk = (onLine: Note, env: NodeJS.ProcessEnv): CdkCli =>
    new CdkCli({ projectRoot, folder: run.path, env, onLine });
  const synth = (note: Note, folder: string): Promise<AssemblyFolder> =>
    cdk(note, withoutAccount(run.path)).synth(folder, context);

  const assembly = await plan.step('synth', (note) => synth(note, 'cdk.out'));
  const region = stackOf(assembly, 'DynamoDb').region;
  const server = await plan.step('server', () => startMiniStack({ python, folder: run.path, region, projectRoot }));
  stops.push(server.stop);
  const before = await plan.step('bootstrap', async (note) => {
    await cdk(note, server.env).bootstrap(LOCAL_ACCOUNT, region);
    return describeStacks(server);
  });
  const deployed = await plan.step('deploy', async (note) => {
    const result = await cdk(note, server.env).deploy(assembly, ids);
    await checkDeployed(server, assembly, ids, checks);
    return result;
  });
  await use(deployment, server, assembly, deployed, mongo !== undefined);
  await plan.step('redeploy', async (note) => {
    const again = await cdk(note, server.env).deploy(await synth(note, 'cdk.out.again'), ids);
    checks.equal('A second deployment changes nothing', [...again.unchanged].sort(), [...ids].sort());
  });
  await plan.step('destroy', async (note) => {
    await cdk(note, server.env).destroy(assembly, ids);
    checks.equal('No stack of the app is left', await describeStacks(server), before);
  });
}

/** What is deployed is driven, and asked what it is. */
async function use(
  { plan, checks, projectRoot }: LocalDeployment,
  server: MiniStack,
  assembly: AssemblyFolder,
  deployed: Deployed,
  both: boolean,
): Promise<void> {
  const tables = tablesOf(server, outputsOf(deployed, assembly, 'DynamoDb'));
  await plan.step('stream', () => checkOrderStream(tables, checks));
  if (both) {
    const output = outputsOf(deployed, assembly, API);
    const { signed, unsigned } = apiSenders(
      emulatedAddress(server.endpoint, output('ApiId'), output('ApiUrl')),
      server.region,
    );
    await plan.step('contract', () => checkOrderContract(signed, unsigned, checks));
  } else {
    plan.skip(['contract'], `there is no ${PARTS.mongo.toLowerCase()}`);
  }
  await plan.step('verify', (note) => verified(projectRoot, assembly, server, checks, note));
  if (checks.counts.failed) checks.explain(`MiniStack and the functions wrote last:\n${lastLines(server.output())}`);
}

/** What an emulator cannot show is left out here: it is no lack of this machine's, and `npm run verify` lists it for who runs it. */
async function verified(
  projectRoot: string,
  { folder: assemblyFolder }: AssemblyFolder,
  { env }: MiniStack,
  checks: Checks,
  onLine: Note,
): Promise<void> {
  const { observations } = await verifyOnEmulator({ projectRoot, assemblyFolder, env, onLine });
  for (const { title, outcome, reason } of observations) {
    if (outcome === 'passed') checks.passed(title);
    if (outcome === 'failed') checks.failed(title, 'as synthesized', reason ?? 'something else');
  }
}

const lastLines = (text: string): string => text.split('\n').slice(-SERVER_LINES).join('\n');
