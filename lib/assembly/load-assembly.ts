/**
 * Reads a folder that `cdk synth` wrote, of this app or any other.
 * https://docs.aws.amazon.com/cdk/v2/guide/deploy-synth.html
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Assembly, TemplateJson } from './assembly';
import { PROFILE_METADATA } from './metadata';

const MANIFEST = 'manifest.json';
const TEMPLATE = '.template.json';
const SYNTH = 'npx cdk synth --quiet --output FOLDER';

/** What is wrong with a folder, where, and what to do about it. */
export class AssemblyError extends Error {}

/**
 * The templates of a folder and of the assemblies nested in it, by stack name.
 *
 * A folder without a manifest is read by its file names (`NAME.template.json`). Templates that say no profile make an assembly without
 * one: their claims are then held to the marks on their resources.
 *
 * @throws AssemblyError for a folder that is not there, holds no template, cannot be parsed or mixes profiles
 */
export function loadAssembly(folder: string): Assembly {
  const templates = new Map(templatesIn(resolve(folder), new Set()));
  if (!templates.size) throw new AssemblyError(`${folder} holds no stack. Synthesize into it: ${SYNTH}`);
  const profile = profileOf(folder, templates);
  return { templates, ...(profile === undefined ? {} : { profile }) };
}

function templatesIn(folder: string, seen: Set<string>): [string, TemplateJson][] {
  // A manifest that names its own folder, or one above, would be read for ever.
  if (seen.has(folder)) return [];
  seen.add(folder);
  const files = filesOf(folder);
  if (!files.includes(MANIFEST)) {
    const found = files.filter((file) => file.endsWith(TEMPLATE)).sort();
    return found.map((file) => [basename(file, TEMPLATE), readTemplate(join(folder, file))]);
  }
  const { artifacts } = readJson(join(folder, MANIFEST)) as { artifacts?: unknown };
  if (!isObject(artifacts))
    throw new AssemblyError(`${join(folder, MANIFEST)} lists no artifacts. Synthesize again: ${SYNTH}`);
  return Object.entries(artifacts).flatMap(([id, artifact]) => {
    const { type, properties } = isObject(artifact) ? artifact : {};
    const { templateFile, stackName, directoryName } = isObject(properties) ? properties : {};
    if (type === 'cdk:cloud-assembly' && typeof directoryName === 'string')
      return templatesIn(resolve(folder, directoryName), seen);
    if (type !== 'aws:cloudformation:stack' || typeof templateFile !== 'string') return [];
    return [
      [typeof stackName === 'string' ? stackName : id, readTemplate(join(folder, templateFile))] as [
        string,
        TemplateJson,
      ],
    ];
  });
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new AssemblyError(`${folder} cannot be read as a folder (${codeOf(error)}). Synthesize into it: ${SYNTH}`);
  }
}

function readTemplate(file: string): TemplateJson {
  const template = readJson(file) as TemplateJson;
  if (template.Resources !== undefined && !isObject(template.Resources)) {
    throw new AssemblyError(`${file} is no template: its Resources are not an object. Synthesize again: ${SYNTH}`);
  }
  return template;
}

function readJson(file: string): object {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new AssemblyError(
      `${file} cannot be read (${codeOf(error)}), but the manifest names it. Synthesize again: ${SYNTH}`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new AssemblyError(`${file} is not valid JSON: ${(error as Error).message}. Synthesize again: ${SYNTH}`);
  }
  if (!isObject(json)) throw new AssemblyError(`${file} is not a JSON object. Synthesize again: ${SYNTH}`);
  return json;
}

function profileOf(folder: string, templates: ReadonlyMap<string, TemplateJson>): string | undefined {
  const named = [...templates.values()].map(({ Metadata }) =>
    isObject(Metadata) ? Metadata[PROFILE_METADATA] : undefined,
  );
  const profiles = [...new Set(named.filter((profile) => typeof profile === 'string'))];
  if (profiles.length > 1) {
    throw new AssemblyError(
      `${folder} mixes the profiles ${profiles.join(' and ')}. Synthesize each into a folder of its own: ${SYNTH}`,
    );
  }
  return profiles[0];
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
