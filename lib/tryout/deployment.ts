/** What the deployments on the emulator have in common. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SynthesizedTemplate } from '../engines/api-gateway/rest-api';
import type { AssemblyFolder, Deployed } from './cdk-cli';

/** The profile whose stacks the emulator can take. */
export const DEPLOYED_PROFILE = 'trial';

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
