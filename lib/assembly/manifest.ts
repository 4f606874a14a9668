/**
 * Which stacks a folder holds that `cdk synth` wrote, of this app or any other.
 * https://docs.aws.amazon.com/cdk/v2/guide/deploy-synth.html
 */
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { CloudAssembly, UNKNOWN_REGION } from 'aws-cdk-lib/cx-api';
import { Misuse } from '../errors';

const MANIFEST = 'manifest.json';
const TEMPLATE = '.template.json';

/** Ends the message of every {@link Misuse}: what writes a folder that can be read. */
export const SYNTH = 'npx cdk synth --quiet --output FOLDER';

export interface AssembledStack {
  /** As the command line takes it. */
  readonly id: string;
  /** Name in CloudFormation. */
  readonly name: string;
  /** Empty for a stack that is of any, and where the folder does not say. */
  readonly region: string;
  /** Absolute path. */
  readonly templateFile: string;
}

/**
 * The stacks of a folder and of the assemblies nested in it, in the order of the app. A folder without a manifest is read by its file
 * names (`NAME.template.json`).
 *
 * @throws Misuse for a folder that is not there or whose manifest is none
 */
export function readStacks(folder: string): AssembledStack[] {
  const files = filesOf(folder);
  if (files.includes(MANIFEST)) return stacksIn(resolve(folder), new Set());
  return files
    .filter((file) => file.endsWith(TEMPLATE))
    .sort()
    .map((file) => ({ file, name: basename(file, TEMPLATE) }))
    .map(({ file, name }) => ({ id: name, name, region: '', templateFile: resolve(folder, file) }));
}

/** Region of each stack, by stack name; without those that say none. */
export const stackRegions = (stacks: readonly AssembledStack[]): ReadonlyMap<string, string> =>
  new Map(stacks.flatMap(({ name, region }) => (region ? [[name, region]] : [])));

function stacksIn(folder: string, seen: Set<string>): AssembledStack[] {
  // A manifest that names its own folder, or one above, would be read for ever.
  if (seen.has(folder)) return [];
  seen.add(folder);
  const { stacks, nestedAssemblies } = open(folder);
  return [
    ...stacks.map(({ hierarchicalId, stackName, environment: { region }, templateFullPath }) => ({
      id: hierarchicalId,
      name: stackName,
      region: region === UNKNOWN_REGION ? '' : region,
      templateFile: templateFullPath,
    })),
    ...nestedAssemblies.flatMap(({ fullPath }) => stacksIn(fullPath, seen)),
  ];
}

function open(folder: string): CloudAssembly {
  try {
    // Another app may have been made with a newer CDK.
    return new CloudAssembly(folder, { skipVersionCheck: true, skipEnumCheck: true, topoSort: false });
  } catch (error) {
    const { message } = error as Error;
    throw new Misuse(`${join(folder, MANIFEST)} is not as cdk synth writes it: ${message}. Synthesize again: ${SYNTH}`);
  }
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Misuse(`${folder} cannot be read as a folder (${code}). Synthesize into it: ${SYNTH}`);
  }
}
