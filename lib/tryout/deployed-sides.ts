/** Both sides deployed on the emulator: the trigger at work, and the order book over both HTTP APIs. */
import { API_ACCOUNT_STACK, ATLAS_API_STACK, DYNAMODB_STACK, NETWORK_STACK, OUTPUTS } from '../assembly/names';
import { CONTRACT, httpOrderStore, refusals } from '../orders/contract';
import { dynamoDbBackend } from '../engines/api-gateway/dynamodb-backend';
import { readRestApi } from '../engines/api-gateway/rest-api';
import { startApiGatewayStandIn } from '../engines/api-gateway/server';
import { emulatedAddress } from '../engines/emulated-address';
import { EMULATOR, type MiniStack } from '../engines/ministack';
import { localAddress } from '../settings/connection-string';
import type { AssemblyFolder } from './cdk-cli';
import type { About } from './checks';
import { outputsOf, stackOf, templateOf } from './deployment';
import { apiSenders, describeStacks } from './emulator-http';
import { exercise } from './exercise';
import { keyFiles } from './key-files';
import type { LocalEngines } from './local-engines';
import type { LocalRun } from './local-run';
import { checkOrderStream, checkTotals, tablesOf } from './order-stream-checks';
import { orNone, type PartResult, type Turn } from './run-plan';
import { expectedTotals, workloadOf, type Workload } from './workload';

const DYNAMODB_SIDE = [NETWORK_STACK, API_ACCOUNT_STACK, DYNAMODB_STACK];
const ATLAS_SIDE = [ATLAS_API_STACK];

const TRIGGER: About = { side: 'dynamodb', engine: EMULATOR, claims: ['INT-01'] };
const STAND_IN: About = {
  side: 'dynamodb',
  engine: `the template's own mapping in a stand-in for API Gateway, on a table of ${EMULATOR}`,
  claims: ['INT-02'],
};

export interface DeployedSides {
  readonly server: MiniStack;
  readonly assembly: AssemblyFolder;
  /** Of the stacks that were deployed. */
  readonly ids: readonly string[];
  /** @returns what an output of a stack says, by its name */
  readonly outputs: (id: string) => (name: string) => string;
  /** How commands begin that talk to it. */
  readonly shell: ReturnType<typeof keyFiles>;
}

/** Adds a part for the deployment, and one for each way to its orders. */
export function deployedSides(run: LocalRun, engines: LocalEngines): PartResult<DeployedSides> {
  const { plan, seed, credentials, addresses, stops } = run;
  const deployed = plan.part('cdk deploy of both sides', (turn) => deploy(run, engines, turn));
  const tables = async () => {
    const { server, outputs } = await deployed();
    return tablesOf(server, outputs(DYNAMODB_STACK));
  };

  plan.part('Orders in DynamoDB, totals by the trigger', async ({ checks }) =>
    checkOrderStream(await tables(), checks.about(TRIGGER)),
  );

  plan.part('DynamoDB over HTTP, without a function', async ({ note, checks }) => {
    const { server, assembly, shell } = await deployed();
    const { endpoint, region } = server;
    const api = readRestApi(templateOf(assembly, DYNAMODB_STACK));
    const gateway = await startApiGatewayStandIn(api, dynamoDbBackend(endpoint, region, credentials), credentials);
    stops.push(gateway.stop);
    addresses.push(`DynamoDB's API    ${shell.curl} '${gateway.url}/orders?status=PLACED'`);
    const workload = workloadOf(seed, 'http');
    const turn = { note, checks: checks.about(STAND_IN) };
    await overHttp('DynamoDB over HTTP', gateway.url, server, workload, turn);
    note('totals by the trigger');
    await checkTotals(await tables(), expectedTotals(workload), checks.about(TRIGGER));
  });

  // Most of its time it waits for the emulator, so it does not wait for the other API.
  plan.early('Atlas’s API over HTTP, by its function', async ({ note, checks }) => {
    const { uri, label, databases } = await engines.mongo();
    const { server, outputs, shell } = await deployed();
    const output = outputs(ATLAS_API_STACK);
    const url = emulatedAddress(server.endpoint, output(OUTPUTS.apiId), output(OUTPUTS.apiUrl));
    addresses.push(
      `Atlas side's API  ${shell.curl} '${url}/orders?status=PLACED'`,
      `MongoDB           mongosh "${localAddress(uri, databases.api)}"`,
    );
    const about: About = { side: 'atlas', engine: `${EMULATOR}, orders in ${label}`, claims: ['INT-04'] };
    const turn = { note, checks: checks.about(about) };
    await overHttp('Atlas’s API over HTTP', url, server, workloadOf(seed, 'http'), turn);
  });
  return deployed;
}

async function deploy(
  { cdk, addresses, folder, credentials }: LocalRun,
  { mongo, server, bootstrap, deployable }: LocalEngines,
  { note, checks }: Turn,
): Promise<DeployedSides> {
  const [assembly, emulator] = [await deployable(), await server()];
  await bootstrap();
  const ids = (await mongo().catch(orNone)) ? [...DYNAMODB_SIDE, ...ATLAS_SIDE] : DYNAMODB_SIDE;
  const result = await cdk(note, emulator.env).deploy(assembly, ids);
  const { endpoint, region } = emulator;
  const shell = keyFiles(folder, credentials, region);
  addresses.push(`DynamoDB          ${shell.aws} dynamodb scan --table-name orders --endpoint-url ${endpoint}`);
  const states = await describeStacks(emulator);
  for (const id of ids) {
    const side = ATLAS_SIDE.includes(id) ? 'atlas' : id === DYNAMODB_STACK ? 'dynamodb' : 'both';
    checks
      .about({ side, engine: EMULATOR, claims: [] })
      .equal(`Stack ${id} is deployed`, states[stackOf(assembly, id).name], 'CREATE_COMPLETE');
  }
  return { server: emulator, assembly, ids, shell, outputs: (id) => outputsOf(result, assembly, id) };
}

function overHttp(name: string, url: string, server: MiniStack, workload: Workload, turn: Turn): Promise<void> {
  const senders = apiSenders(url, server);
  const cases = [...CONTRACT, ...refusals(senders)];
  return exercise(name, httpOrderStore(senders.signed), workload, turn, cases);
}
