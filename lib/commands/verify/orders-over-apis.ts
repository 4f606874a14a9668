/**
 * Both APIs of the order book: who may enter, the order contract, and what a run that writes leaves behind.
 */
import { randomBytes } from 'node:crypto';
import { CONTRACT, refusals, type ContractCase } from '../../orders/contract';
import type { Observation } from '../../claims/observations/observations';
import type { Progress } from '../../console/progress';
import { say } from '../../console/terminal';
import { isShuttingDown, undoAtExit } from '../../processes/shutdown';
import { deployedApis, signed, unsigned, type DeployedApi } from './api';
import type { Aws } from './aws';
import { contractNotRun, contractOver, removalOf } from './contract';
import type { Deployment } from './deployment';
import { apiFacts } from './facts/api';
import { askAll, onEmulator, type Setting } from './question';
import { verifyTotals } from './totals';

interface Surroundings {
  readonly deployment: Deployment;
  readonly aws: Aws;
  readonly setting: Setting;
  readonly write: boolean;
  readonly cases?: readonly ContractCase[];
  readonly progress: Progress;
}

interface Outcome {
  readonly observations: readonly Observation[];
  readonly left: readonly string[];
}

/** Ends in an orderly way on a signal: the case that runs removes its orders, and what stays is said. */
export async function ordersOverApis(surroundings: Surroundings): Promise<Outcome> {
  const { deployment, setting, write } = surroundings;
  const prefix = `verify-${Date.now().toString(36)}-${randomBytes(4).toString('hex')}`;
  const ending = new AbortController();
  const outcomes: Outcome[] = [];
  const work = (async () => {
    for (const api of deployedApis(deployment, setting.emulator)) {
      outcomes.push(await overApi(api, surroundings, prefix, ending.signal));
    }
  })();
  const forget = undoAtExit({
    stop: async () => {
      ending.abort();
      await work;
      for (const line of outcomes.flatMap(({ left }) => left)) say(`Left behind: ${line}`);
    },
    stopNow: () => {
      if (write) say(`Ended at once: orders of customers ${prefix}-... may be left behind.`);
    },
  });
  await work.finally(forget);
  // What a signal has cut short is no result: the process is about to exit.
  if (isShuttingDown()) await new Promise(() => undefined);
  return {
    observations: outcomes.flatMap(({ observations }) => observations),
    left: outcomes.flatMap(({ left }) => left),
  };
}

async function overApi(
  api: DeployedApi,
  { deployment, aws, setting, write, cases: common = CONTRACT, progress }: Surroundings,
  prefix: string,
  signal: AbortSignal,
): Promise<Outcome> {
  const send = signed(api, async () => {
    const { accessKeyId, secretAccessKey, sessionToken } = await aws.sts(api.region).config.credentials();
    return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  });
  const senders = { signed: send, unsigned: unsigned(api) };
  const cases = [...common, ...refusals(senders)];
  const engine = onEmulator(ENGINES[api.side], setting.emulator);
  const doors = await progress.step(api.title, () => askAll(apiFacts(api, senders), setting));
  const [door] = doors;
  if (door?.outcome !== 'passed') {
    const own = door?.outcome === 'skipped' ? door.reason : undefined;
    const reason = own ?? 'the API did not answer a signed request with orders; see there';
    return { observations: [...doors, ...contractNotRun(api, engine, reason, cases)], left: [] };
  }
  aws.origins.note(new URL(api.address()).origin);
  const contract = await progress.step(`${api.title}, order contract${write ? ', writing' : ''}`, (note) =>
    contractOver({ api, send, engine, prefix, write, signal, cases, onCase: note }),
  );
  const totals = await verifyTotals(api, contract.customers, { deployment, aws, setting, progress, signal });
  return {
    observations: [...doors, ...contract.observations, ...totals.observations],
    left: [...contract.left.map((id) => removalOf(api, id)), ...totals.left],
  };
}

const ENGINES = {
  dynamodb: 'API Gateway and Amazon DynamoDB',
  atlas: 'API Gateway, AWS Lambda and MongoDB Atlas',
} as const;
