import { readFileSync } from 'node:fs';
import { isObject, type Assembly, type TemplateJson } from './assembly';
import { Misuse } from '../errors';
import { readStacks, stackRegions, SYNTH } from './manifest';
import { PROFILE_METADATA } from './metadata';

/**
 * The templates of a folder that `cdk synth` wrote, by stack name.
 *
 * Templates that say no profile make an assembly without one: their claims are then held to the marks on their resources.
 *
 * @throws Misuse for a folder that is not there, holds no template, cannot be parsed or mixes profiles
 */
export function loadAssembly(folder: string): Assembly {
  const stacks = readStacks(folder);
  const templates = new Map(stacks.map(({ name, templateFile }) => [name, readTemplate(templateFile)]));
  if (!templates.size) throw new Misuse(`${folder} holds no stack. Synthesize into it: ${SYNTH}`);
  const profile = profileOf(folder, templates);
  return { templates, regions: stackRegions(stacks), ...(profile === undefined ? {} : { profile }) };
}

function readTemplate(file: string): TemplateJson {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Misuse(`${file} cannot be read (${code}), but the manifest names it. Synthesize again: ${SYNTH}`);
  }
  let template: unknown;
  try {
    template = JSON.parse(text);
  } catch (error) {
    throw new Misuse(`${file} is not valid JSON: ${(error as Error).message}. Synthesize again: ${SYNTH}`);
  }
  if (!isObject(template) || !isObject(template['Resources'] ?? {})) {
    throw new Misuse(`${file} is no template with an object of Resources. Synthesize again: ${SYNTH}`);
  }
  return template;
}

function profileOf(folder: string, templates: ReadonlyMap<string, TemplateJson>): string | undefined {
  const named = [...templates.values()].map(({ Metadata }) =>
    isObject(Metadata) ? Metadata[PROFILE_METADATA] : undefined,
  );
  const profiles = [...new Set(named.filter((profile) => typeof profile === 'string'))];
  if (profiles.length > 1) {
    throw new Misuse(
      `${folder} mixes the profiles ${profiles.join(' and ')}. Synthesize each into a folder of its own: ${SYNTH}`,
    );
  }
  return profiles[0];
}
