import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TemplateResource {
  readonly Type: string;
  readonly Properties: any;
}

/** A resource among those of a template, as the snapshot indents them. */
const RESOURCE = /^ {4}"\w+": (\{\n[^]*?\n {4}\}),?$/gm;
const TEXT_VALUE = /^(\s*(?:"[^"]+": )?)"(.*)"(,?)$/gm;
const TRAILING_COMMA = /,\n(\s*[\]}])/g;

/**
 * The resources of one type in the committed snapshot of a stack, which `test/profiles` holds equal to what is synthesized. Reading it
 * costs a millisecond, a synth seconds.
 *
 * @throws Error when there is none, so that a renamed stack or type cannot pass unnoticed
 */
export function resourcesOf(profile: string, stack: string, type: string): readonly TemplateResource[] {
  const file = join(__dirname, '..', 'profiles', '__snapshots__', `${profile}.test.ts.snap`);
  const [, text = ''] = readFileSync(file, 'utf8').split(`synthesizes stack ${stack} as before 1\`] = \``);
  const template = text.slice(0, text.indexOf('\n`;\n'));
  const found = [...template.matchAll(RESOURCE)]
    .map(([, resource = '']) => resource)
    .filter((resource) => resource.includes(`\n      "Type": "${type}"`));
  if (found.length === 0) throw new Error(`the snapshot of stack ${stack} of profile ${profile} has no ${type}`);
  return found.map((resource) => JSON.parse(asJson(resource)) as TemplateResource);
}

/** Jest leaves quotes within a text as they are and puts a comma after the last of a list. */
const asJson = (snapshot: string): string =>
  snapshot
    .replace(TEXT_VALUE, (_, before: string, value: string, comma: string) => before + JSON.stringify(value) + comma)
    .replace(TRAILING_COMMA, '\n$1');
