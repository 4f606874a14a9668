/** `npm run load`: the workload of `npm run cost`, done on both sides and measured. */
import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { loadAssembly } from '../../assembly/load-assembly';
import type { Assembly } from '../../assembly/assembly';
import { readOutputs, type Outputs } from '../../assembly/outputs';
import { readGivenFile } from '../../console/given-file';
import type { CommandLine } from '../../console/run-command';
import type { Terminal } from '../../console/terminal';
import { Misuse } from '../../errors';
import { mergedResults } from '../../load/merge';
import { readResults, type LoadResults, type Target } from '../../load/results';
import { resultsOf, type LoadOptions } from '../../load/run-load';
import { loadFormats } from '../../report/load/formats';
import { writeReport } from '../../report/write-report';
import { DEFAULT_PROFILE } from '../../settings/profiles';
import { ORDERS_TABLE_NAME } from '../../stacks/names';
import { synthesizeLazily, type Synthesize } from '../../stacks/synthesize-lazily';
import { localSubject } from '../../tryout/load-engines';
import { awsIn } from '../../services/clients';
import { accepted, type Cloud } from './accepted';
import { measuredByWorkers, type AwsIn } from './by-workers';
import { sizeIn } from './cluster-size';
import type { EachSide } from './each-side';
import { isHere } from './endpoints';
import { loadOptionsOf, takesOptions, targetsOf, type Options } from './options';
import { addressedPlace, deployedPlace, remoteSubject } from './remote-subject';
import { runSides, type Side } from './run-sides';

const HELP = `
Without --endpoint and --outputs-file it starts an engine for each side on this machine, and ends it. A server of an address on this
machine gets a table or database of the run's own. Anywhere else the orders of a run are those of customers load-..., in the table or
collection that is there, and are removed at the end, after Ctrl-C too. A run in an account says first what it is estimated to cost.

--distributed with --outputs-file has functions of a deployed stack LoadTest do it, and without it as many processes of this machine, which
run the same bundle; those need the emulator's S3, which they set up once.

How to read it, and what it does not say: docs/load.md. Exit code: 1 where a run is not valid, or
a side could not be measured, beside what the other has shown.`;

/** @param synthesize given by a test that has templates already, as `aws` is by one that has an account of its own */
export const loadFrom =
  (synthesize: Synthesize, aws: AwsIn = awsIn): CommandLine =>
  (command, terminal) => {
    takesOptions(
      command.name('npm run load --').description('Does the same workload on both sides and measures it.'),
    ).addHelpText('after', HELP);
    return async () => {
      const options = command.opts<Options>();
      const { results, failed = [] } = options.merge
        ? { results: merged(options.merge) }
        : await measured(options, terminal, { synthesize, aws });
      const text = loadFormats[options.format](results);
      if (options.out === undefined) terminal.out.write(text);
      else writeReport(options.out, text);
      const invalid = results.runs.flatMap(({ target, invalid: why }) => why.map((one) => `${target}: ${one}`));
      for (const why of invalid) terminal.err.write(`Not valid: ${why}.\n`);
      for (const { target, error } of failed)
        terminal.err.write(`Not measured: ${target}: ${(error as Error).message}\n`);
      return invalid.length || failed.length ? 1 : 0;
    };
  };

export const command = loadFrom(synthesizeLazily);

const merged = (files: readonly string[]): LoadResults =>
  mergedResults(files.map((file) => readResults(readGivenFile(file, 'Give what --format json has written.'), file)));

interface Measured extends Pick<EachSide<LoadResults>, 'failed'> {
  /** Of the sides that were measured. */
  readonly results: LoadResults;
}

async function measured(
  options: Options,
  { err, progress }: Terminal,
  { synthesize, aws }: { readonly synthesize: Synthesize; readonly aws: AwsIn },
): Promise<Measured> {
  const load = loadOptionsOf(options);
  if (options.out !== undefined) refuseUnwritable(options.out);
  const outputs = options.outputsFile === undefined ? undefined : readOutputs(options.outputsFile);
  const assembly = await templatesOf(options, synthesize);
  if (load.workload.consistency === 'eventual')
    err.write('The workload asks for eventual reads; the stores of both sides read strongly, and so does this run.\n');
  const { distributed: workers } = options;
  if (workers !== undefined) {
    const byWorkers = { options, load, workers, assembly, outputs, terminal: { err, progress }, aws };
    const { measured: parts, failed } = await measuredByWorkers(byWorkers);
    // The same parts have measured all sides, as one process does.
    return { results: { ...parts[0], runs: parts.flatMap(({ runs }) => runs) }, failed };
  }
  const { sides, place, clouds } = sidesOf(options, load, { assembly, outputs });
  if (clouds.length) err.write(accepted(options, load, clouds, assembly));
  const startedAt = new Date();
  const { measured: runs, failed } = await runSides(sides, load, progress);
  return { results: resultsOf(runs, load, { place, startedAt }), failed };
}

/** Before a run that may take minutes, rather than after it. */
function refuseUnwritable(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch {
    throw new Misuse(`--out ${file} cannot be written. Name a file in a folder that exists.`);
  }
}

async function templatesOf({ assembly, outputsFile, distributed }: Options, synthesize: Synthesize): Promise<Assembly> {
  const folder = assembly ?? (outputsFile === undefined ? undefined : 'cdk.out');
  if (folder !== undefined) return loadAssembly(folder);
  return synthesize(DEFAULT_PROFILE, distributed === undefined ? {} : { 'loadTest.enabled': true });
}

const givenAs = (target: Target, address: string): string => `--endpoint ${target}=${address}`;

interface Chosen {
  readonly sides: readonly Side[];
  readonly place: LoadResults['place'];
  /** Sides that somebody pays for. */
  readonly clouds: readonly Cloud[];
}

function sidesOf(
  options: Options,
  load: LoadOptions,
  { assembly, outputs }: { readonly assembly: Assembly; readonly outputs: Outputs | undefined },
): Chosen {
  const { over, outputsFile: file, endpoint, atlasSize } = options;
  const bounds = { maxInFlight: load.maxInFlight, timeoutMs: load.timeoutMs };
  const clouds: Cloud[] = [];
  const sides = targetsOf(options).map((target): Side => {
    const address = endpoint[target];
    if (outputs === undefined && (address === undefined || (isHere(address) && over === 'client'))) {
      const servers = { DYNAMODB_ENDPOINT: address, MONGODB_URI: address };
      const env = address === undefined ? process.env : { ...process.env, ...servers };
      const engine = { over, assembly, table: ORDERS_TABLE_NAME, env, ...bounds };
      return {
        target,
        ...(address !== undefined && { given: givenAs(target, address) }),
        open: async (note) => {
          const subject = await localSubject(target, { ...engine, note });
          return address === undefined ? subject : { ...subject, engine: `the server at ${address}` };
        },
      };
    }
    const place =
      address === undefined && outputs !== undefined && file !== undefined
        ? deployedPlace(target, over, { outputs, assembly, file })
        : addressedPlace(address ?? '');
    if (!place.isEmulated) clouds.push({ ...place, target });
    const given = address === undefined ? `${target} of --outputs-file ${file}` : givenAs(target, address);
    const size = atlasSize ?? (address === undefined ? sizeIn(assembly) : undefined);
    const remote = { assembly, ...bounds, ...(size !== undefined && target === 'atlas' && { size }) };
    return { target, given, open: async () => remoteSubject(target, over, place, remote) };
  });
  if (clouds.length && clouds.length < sides.length)
    throw new Misuse(
      'One side would be on this machine and the other not, and the two are never put side by side. Give both addresses, or --target.',
    );
  return { sides, place: clouds.length ? 'live' : 'local', clouds };
}
