/** What the deployments on the emulator have in common. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SynthesizedTemplate } from '../engines/api-gateway/rest-api';
import type { AssemblyFolder, Deployed } from './cdk-cli';
import { obtainMongo, startMongo, type MongoEngine } from '../engines/mongodb';
import type { Note } from '../console/progress';
import { pythonTools } from '../processes/python-tools';
import { NotRun } from '../errors';

/** The profile whose stacks the emulator can take. */
export const DEPLOYED_PROFILE = 'trial';
export const DYNAMODB_SIDE = ['Network', 'DynamoDb'];
export const API = 'AtlasApi';

/** @throws NotRun */
export async function pythonOf(projectRoot: string, onLine: Note): Promise<string> {
  const tools = await pythonTools({ projectRoot, onLine });
  if ('unavailable' in tools) throw new NotRun(tools.unavailable);
  return tools.python;
}

/** @param stops gets what stops the server @throws NotRun */
export async function mongoServer(stops: (() => Promise<void>)[], note: Note): Promise<MongoEngine> {
  const found = await obtainMongo(process.env, { onProgress: note });
  if (found.kind === 'unavailable') throw new NotRun(found.reason);
  const mongo = await startMongo(found, note);
  stops.push(() => mongo.stop());
  return mongo;
}

/** The settings that have the API serve a cluster which exists already. */
export const existingCluster = ({ uri }: MongoEngine): Record<string, string> => ({
  'atlas.connectionString': uri,
  'atlas.auth': 'none',
});

export function stackOf({ stacks }: AssemblyFolder, id: string): AssemblyFolder['stacks'][number] {
  const stack = stacks.find((candidate) => candidate.id === id);
  if (!stack) throw new Error(`the app has no stack ${id}; it has ${stacks.map((one) => one.id).join(', ')}`);
  return stack;
}

/** @returns the value of an output by its name; it throws where the stack has no such output */
export const outputsOf = ({ outputs }: Deployed, assembly: AssemblyFolder, id: string) => {
  const ofStack = outputs[stackOf(assembly, id).name] ?? {};
  return (name: string): string => {
    const value = ofStack[name];
    if (!value)
      throw new Error(`stack ${id} has no output ${name}; it has ${Object.keys(ofStack).join(', ') || 'none'}`);
    return value;
  };
};

/** As `cdk synth` wrote it. */
export const templateOf = ({ folder }: AssemblyFolder, stack: string): SynthesizedTemplate =>
  JSON.parse(readFileSync(join(folder, `${stack}.template.json`), 'utf8')) as SynthesizedTemplate;
