/** Both sides deployed on the emulator: the trigger at work, and the order book over both HTTP APIs. */
import { httpOrderStore } from '../../orders/contract';
import { startEarly } from '../../tryout/start-early';
import { dynamoDbBackend } from '../../engines/api-gateway/dynamodb-backend';
import { readRestApi } from '../../engines/api-gateway/rest-api';
import { startApiGatewayStandIn } from '../../engines/api-gateway/server';
import { CdkCli, type AssemblyFolder, type Deployed } from '../../tryout/cdk-cli';
import { Checks } from '../../tryout/checks';
import { checkDeployed } from '../../tryout/deployed-checks';
import { API, DYNAMODB_SIDE, outputsOf, templateOf } from '../../tryout/deployment';
import { apiSenders } from '../../tryout/emulator-http';
import { LOCAL_CREDENTIALS } from '../../engines/local-aws-env';
import { EMULATOR, type MiniStack } from '../../engines/ministack';
import type { MongoEngine } from '../../engines/mongodb';
import { exercise } from '../../tryout/exercise';
import { checkRefusals, type NamedInBody } from '../../tryout/order-contract-checks';
import { checkOrderStream, checkTotals, tablesOf } from '../../tryout/order-stream-checks';
import type { Note } from '../../console/progress';
import type { TryOut } from './parts';
import { totalsOf, workloadOf } from '../../tryout/workload';
import { emulatedAddress } from '../../engines/emulated-address';

const STAND_IN = `the template's own mapping in a stand-in for API Gateway, on a table of ${EMULATOR}`;

export async function apiParts(all: TryOut, assembly: AssemblyFolder, mongo: MongoEngine | undefined): Promise<void> {
  const { plan, early, checks, addresses } = all;
  const python = await plan.optional('python', early.python);
  if (python === undefined) {
    plan.skip(
      ['server', 'bootstrap', 'deploy', 'stream', 'dynamoDbApi', 'atlasApi'],
      'there is no emulator without Python',
    );
    return;
  }
  const server = await plan.step('server', early.server);
  await plan.step('bootstrap', early.bootstrap);
  const deployed = await plan.step('deploy', (note) => deploy(all, assembly, server, mongo !== undefined, note));
  addresses.push(
    `DynamoDB          ${CREDENTIALS_IN_SHELL} aws dynamodb scan --table-name orders --region ${server.region} --endpoint-url ${server.endpoint}`,
  );
  const tables = tablesOf(server, outputsOf(deployed, assembly, 'DynamoDb'));
  const trigger = checks.about({ side: 'dynamodb', engine: EMULATOR, claims: ['INT-01'] });
  await plan.step('stream', () => checkOrderStream(tables, trigger));
  // Most of its time it waits for the emulator, so it is begun with the other API's part.
  const atlas = mongo && begin(all, (note) => atlasApi(all, outputsOf(deployed, assembly, API), server, mongo, note));
  await plan.step('dynamoDbApi', async (note) => {
    const workload = workloadOf(all.seed, 'http');
    await dynamoDbApi(all, assembly, server, workload, note);
    note('totals by the trigger');
    await checkTotals(tables, totalsOf(workload), trigger);
  });
  if (mongo && atlas) {
    addresses.push(`MongoDB           mongosh "${mongo.uri}"`);
    await plan.step('atlasApi', async (note) => checks.take(await atlas(note)));
  } else {
    plan.skip(['atlasApi'], 'there is no server of the MongoDB protocol');
  }
}

function begin<T>({ pending }: TryOut, run: (note: Note) => Promise<T>): (note: Note) => Promise<T> {
  const step = startEarly(run);
  pending.push(step(() => undefined));
  return step;
}

async function deploy(
  { projectRoot, run, checks }: TryOut,
  assembly: AssemblyFolder,
  server: MiniStack,
  both: boolean,
  onLine: Note,
): Promise<Deployed> {
  const ids = both ? [...DYNAMODB_SIDE, API] : DYNAMODB_SIDE;
  const deployed = await new CdkCli({ projectRoot, folder: run.path, env: server.env, onLine }).deploy(assembly, ids);
  await checkDeployed(server, assembly, ids, checks);
  return deployed;
}

async function dynamoDbApi(
  { checks, stops, addresses }: TryOut,
  assembly: AssemblyFolder,
  { endpoint, region }: MiniStack,
  workload: ReturnType<typeof workloadOf>,
  note: Note,
): Promise<void> {
  const api = readRestApi(templateOf(assembly, 'DynamoDb'));
  const gateway = await startApiGatewayStandIn(api, dynamoDbBackend(endpoint, region));
  stops.push(gateway.stop);
  addresses.push(`DynamoDB's API    ${curl(gateway.url)}`);
  const about = { side: 'dynamodb', engine: STAND_IN, claims: ['INT-02'] } as const;
  await overHttp('DynamoDB over HTTP', gateway.url, region, 'body', checks.about(about), workload, note);
}

/** @returns its checks, which are its own until the step is reached */
async function atlasApi(
  { addresses, seed }: TryOut,
  output: (name: string) => string,
  server: MiniStack,
  { label }: MongoEngine,
  note: Note,
): Promise<Checks> {
  const checks = new Checks();
  const url = emulatedAddress(server.endpoint, output('ApiId'), output('ApiUrl'));
  addresses.push(`Atlas side's API  ${curl(url)}`);
  const about = { side: 'atlas', engine: `${EMULATOR}, orders in ${label}`, claims: ['INT-04'] } as const;
  const workload = workloadOf(seed, 'http');
  await overHttp('Atlas’s API over HTTP', url, server.region, 'field', checks.about(about), workload, note);
  return checks;
}

async function overHttp(
  name: string,
  url: string,
  region: string,
  named: NamedInBody,
  checks: Checks,
  workload: ReturnType<typeof workloadOf>,
  note: Note,
): Promise<void> {
  const { signed, unsigned } = apiSenders(url, region);
  await checkRefusals(signed, unsigned, checks, named);
  await exercise(name, httpOrderStore(signed), workload, checks, note);
}

const CREDENTIALS_IN_SHELL = `AWS_ACCESS_KEY_ID=${LOCAL_CREDENTIALS.accessKeyId} AWS_SECRET_ACCESS_KEY=${LOCAL_CREDENTIALS.secretAccessKey}`;

/** A signature is demanded there, and not verified. */
const curl = (url: string): string => `curl -H 'Authorization: AWS4-HMAC-SHA256' '${url}/orders?status=PLACED'`;
