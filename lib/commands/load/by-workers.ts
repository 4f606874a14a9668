/** `--distributed`: by the functions of a deployed stack, or by as many processes of this machine. */
import { totalmem } from 'node:os';
import type { Assembly } from '../../assembly/assembly';
import { LOAD_TEST_STACK, OUTPUTS } from '../../assembly/names';
import type { Outputs } from '../../assembly/outputs';
import type { Terminal } from '../../console/terminal';
import { Misuse } from '../../errors';
import type { LoadResults, Target } from '../../load/results';
import type { LoadOptions } from '../../load/run-load';
import { LOAD_WORKERS, type LoadWorkers } from '../../load/workers';
import type { World } from '../../services/world';
import { accepted } from './accepted';
import { refuseTooManyConnections, sizeIn } from './cluster-size';
import { deployedRamp, deployedWorkers, runDistributed } from './distributed';
import { eachSide, type EachSide } from './each-side';
import { isHere } from './endpoints';
import { runLocalWorkers } from './local-workers';
import { targetsOf, withRamp, type Options } from './options';
import { deployedPlace } from './remote-subject';
import { aheadOfProcesses, refuseTooLong, timeOfFunction } from './worker-time';

export type AwsIn = (region: string) => World;

export interface Workers {
  readonly options: Options;
  readonly load: LoadOptions;
  readonly workers: number;
  readonly assembly: Assembly;
  readonly outputs: Outputs | undefined;
  readonly terminal: Pick<Terminal, 'err' | 'progress'>;
  readonly aws: AwsIn;
}

/** The results of each side. @throws Misuse for what no worker asks; as {@link eachSide} */
export function measuredByWorkers(all: Workers): Promise<EachSide<LoadResults>> {
  const { options, outputs } = all;
  if (options.over !== 'client')
    throw new Misuse('--distributed asks by the clients of the databases. Leave out --over http');
  return outputs === undefined ? byProcesses(all) : byFunctions(all, outputs, options.outputsFile ?? '');
}

async function byFunctions(
  { options, load: given, workers, assembly, terminal, aws }: Workers,
  outputs: Outputs,
  file: string,
): Promise<EachSide<LoadResults>> {
  const load = options.ramp === undefined ? withRamp(deployedRamp(outputs, file), SET_RAMP, given) : given;
  const sides = targetsOf(options).map((target) => deployedWorkers(target, outputs, file, workers, load));
  const size = options.atlasSize ?? sizeIn(assembly);
  if (options.target !== 'dynamodb') refuseTooManyConnections(size, workers, load.maxInFlight);
  // All are in the home region.
  const { region } = deployedPlace('dynamodb', 'client', { outputs, assembly, file });
  const { pace, records } = load;
  const ofAll = {
    ...load,
    records: records * workers,
    pace: 'rate' in pace ? pace : { concurrency: pace.concurrency * workers },
  };
  terminal.err.write(
    accepted(
      options,
      ofAll,
      sides.map(({ target }) => ({ target, region })),
      assembly,
      { workers, milliseconds: timeOfFunction(load, workers) },
    ),
  );
  const world = aws(region);
  return eachSide(sides, async (side) => {
    const title = `${side.target}, ${load.named}, ${workers} workers`;
    const found = await terminal.progress.step(title, (note) => runDistributed(side, load, workers, { world, note }));
    if (side.target !== 'atlas' || size === undefined) return found;
    return { ...found, runs: found.runs.map((run) => ({ ...run, size })) };
  });
}

/** Where --ramp is not given. */
const SET_RAMP = `The ramp of stack ${LOAD_TEST_STACK} (loadTest.rampSeconds)`;

/** What a process of Node takes with the clients of both databases in it. */
const PROCESS_BYTES = 150e6;

async function byProcesses({
  options,
  load: given,
  workers,
  assembly,
  terminal,
}: Workers): Promise<EachSide<LoadResults>> {
  const { endpoint } = options;
  const most = Math.floor(totalmem() / PROCESS_BYTES);
  if (workers > most)
    throw new Misuse(
      `--distributed ${workers}: the memory of this machine has room for ${most} processes. Give fewer, or --outputs-file of a deployed stack ${LOAD_TEST_STACK}`,
    );
  for (const address of Object.values(endpoint))
    if (!isHere(address))
      throw new Misuse(
        `--distributed with --endpoint ${address}: processes of this machine ask servers of this machine only. Give --outputs-file of a deployed stack ${LOAD_TEST_STACK}`,
      );
  const sides = targetsOf(options).map((target) => ({ target, function: workersOf(target, assembly, options) }));
  const load = options.ramp === undefined ? withRamp(rampIn(assembly), SET_RAMP, given) : given;
  refuseTooLong(load, workers, aheadOfProcesses);
  return eachSide(sides, ({ target, ...side }) => {
    const address = endpoint[target];
    const servers = address !== undefined && { DYNAMODB_ENDPOINT: address, MONGODB_URI: address };
    const engine = address !== undefined && { engine: `the server at ${address}` };
    const env = { ...process.env, ...servers };
    const title = `${target}, ${load.named}, ${workers} processes of this machine`;
    const run = (note: (line: string) => void): Promise<LoadResults> =>
      runLocalWorkers(target, load, workers, { ...side, assembly, env, note, ...engine });
    return terminal.progress.step(title, run);
  });
}

/** @throws Misuse where the templates lack them */
function workersOf(target: Target, { templates }: Assembly, { assembly }: Options): LoadWorkers {
  const found = LOAD_WORKERS[target];
  if (templates.has(found.stack)) return found;
  throw new Misuse(
    `--assembly ${assembly ?? ''} has no stack ${found.stack}, whose function the processes run. Synthesize it with ${found.made}`,
  );
}

/** Milliseconds, as the templates are set to. */
function rampIn({ templates }: Assembly): number {
  const { Outputs } = templates.get(LOAD_TEST_STACK) as { Outputs?: Record<string, { Value: string }> };
  return 1_000 * Number(Outputs?.[OUTPUTS.loadRamp]?.Value ?? 0);
}
