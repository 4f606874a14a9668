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

/** Of a side, and of what it stands on. */
export interface Deployment {
  readonly server: MiniStack;
  readonly assembly: AssemblyFolder;
  /** Of the stacks that were deployed. */
  readonly ids: readonly string[];
  /** @returns what an output of a stack says, by its name */
  readonly outputs: (id: string) => (name: string) => string;
  /** How commands begin that talk to it. */
  readonly shell: ReturnType<typeof keyFiles>;
}

export interface DeployedSides {
  readonly dynamoDb: PartResult<Deployment>;
  readonly atlas: PartResult<Deployment>;
}

/** Adds a part for each side's deployment, and one for each way to its orders. */
export function deployedSides(run: LocalRun, engines: LocalEngines): DeployedSides {
  const { plan, seed, credentials, addresses, stops } = run;
  const { mongo, deployable, server, bootstrap } = engines;
  const needs = { assembly: deployable, server, bootstrap };
  const dynamoDb = plan.part('cdk deploy of DynamoDB’s side', needs, (ready, turn) =>
    deploy(run, ready, DYNAMODB_SIDE, turn),
  );

  plan.part('Orders in DynamoDB, totals by the trigger', { dynamoDb }, async (ready, { checks }) =>
    checkOrderStream(tablesIn(ready.dynamoDb), checks.about(TRIGGER)),
  );

  plan.part('DynamoDB over HTTP, without a function', { dynamoDb }, async (ready, { note, checks }) => {
    const { assembly, shell, server: emulator } = ready.dynamoDb;
    const api = readRestApi(templateOf(assembly, DYNAMODB_STACK));
    const backend = dynamoDbBackend(emulator.endpoint, emulator.region, credentials);
    const gateway = await startApiGatewayStandIn(api, backend, credentials);
    stops.push(gateway.stop);
    addresses.push(`DynamoDB's API    ${shell.curl} '${gateway.url}/orders?status=PLACED'`);
    const workload = workloadOf(seed, 'http');
    const turn = { note, checks: checks.about(STAND_IN) };
    await overHttp('DynamoDB over HTTP', gateway.url, emulator, workload, turn);
    note('totals by the trigger');
    await checkTotals(tablesIn(ready.dynamoDb), expectedTotals(workload), checks.about(TRIGGER));
  });

  // After the other side, whatever became of it: they stand on the same stacks.
  const afterwards = { ...needs, mongo, before: orNone(dynamoDb) };
  const atlas = plan.early('cdk deploy of Atlas’s side', afterwards, (ready, turn) =>
    deploy(run, ready, ATLAS_SIDE, turn),
  );

  // Most of its time it waits for the emulator, so it does not wait for the other API.
  plan.early('Atlas’s API over HTTP, by its function', { mongo, atlas }, async (ready, { note, checks }) => {
    const { uri, label, databases } = ready.mongo;
    const { outputs, shell, server: emulator } = ready.atlas;
    const output = outputs(ATLAS_API_STACK);
    const url = emulatedAddress(emulator.endpoint, output(OUTPUTS.apiId), output(OUTPUTS.apiUrl));
    addresses.push(
      `Atlas side's API  ${shell.curl} '${url}/orders?status=PLACED'`,
      `MongoDB           mongosh "${localAddress(uri, databases.api)}"`,
    );
    const about: About = { side: 'atlas', engine: `${EMULATOR}, orders in ${label}`, claims: ['INT-04'] };
    const turn = { note, checks: checks.about(about) };
    await overHttp('Atlas’s API over HTTP', url, emulator, workloadOf(seed, 'http'), turn);
  });
  return { dynamoDb, atlas };
}

const tablesIn = ({ server, outputs }: Deployment): ReturnType<typeof tablesOf> =>
  tablesOf(server, outputs(DYNAMODB_STACK));

async function deploy(
  { cdk, addresses, folder, credentials }: LocalRun,
  { assembly, server }: Pick<Deployment, 'assembly' | 'server'>,
  ids: readonly string[],
  { note, checks }: Turn,
): Promise<Deployment> {
  const result = await cdk(note, server.env).deploy(assembly, ids);
  const { endpoint, region } = server;
  const shell = keyFiles(folder, credentials, region);
  if (ids.includes(DYNAMODB_STACK))
    addresses.push(`DynamoDB          ${shell.aws} dynamodb scan --table-name orders --endpoint-url ${endpoint}`);
  const states = await describeStacks(server);
  for (const id of ids) {
    const side = ATLAS_SIDE.includes(id) ? 'atlas' : id === DYNAMODB_STACK ? 'dynamodb' : 'both';
    checks
      .about({ side, engine: EMULATOR, claims: [] })
      .equal(`Stack ${id} is deployed`, states[stackOf(assembly, id).name], 'CREATE_COMPLETE');
  }
  return { server, assembly, ids, shell, outputs: (id) => outputsOf(result, assembly, id) };
}

function overHttp(name: string, url: string, server: MiniStack, workload: Workload, turn: Turn): Promise<void> {
  const senders = apiSenders(url, server);
  const cases = [...CONTRACT, ...refusals(senders)];
  return exercise(name, httpOrderStore(senders.signed), workload, turn, cases);
}
