import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProfileName } from '../../lib/settings/schema';
import type { Assembly, TemplateJson } from '../../lib/assembly/assembly';
import type { SynthesizedTemplate } from '../../lib/engines/api-gateway/rest-api';

/** A resource among those of a template, as the snapshot indents them. */
const RESOURCE = /^ {4}"(\w+)": (\{$.*?^ {4}\}),?$/gms;
const TEXT_VALUE = /^(\s*(?:"[^"]+": )?)"(.*)"(,?)$/gm;
const TRAILING_COMMA = /,(?=\n *[\]}])/g;

/**
 * The resources of a type, out of the snapshot that `test/profiles` holds a synthesized template to: the same but for masked hashes, and
 * without the seconds that CDK takes.
 *
 * @throws Error when there is none, so that a renamed stack or type cannot pass unnoticed
 */
export function snapshotTemplate(profile: ProfileName, stack: string, type: string): SynthesizedTemplate {
  const template = snapshots(profile).get(stack) ?? '';
  const resources = [...template.matchAll(RESOURCE)].filter(([, , resource]) =>
    resource?.includes(`\n      "Type": "${type}"`),
  );
  if (!resources.length) throw new Error(`the snapshot of stack ${stack} of profile ${profile} has no ${type}`);
  return {
    Resources: Object.fromEntries(resources.map(([, id, resource = '']) => [id, JSON.parse(asJson(resource))])),
  };
}

/** All resources of a profile, likewise, those of other types than these with nothing but their type. */
export const snapshotAssembly = (profile: ProfileName, types: ReadonlySet<string>): Assembly => ({
  profile,
  templates: new Map(
    [...snapshots(profile)].map(([stack, text]): [string, TemplateJson] => {
      const resources = [...text.matchAll(RESOURCE)].flatMap(([, id = '', resource = '']) => {
        // Parameters stand as deep, and have types too.
        const [, Type] = /^ {6}"Type": "(\w+::.*)"/m.exec(resource) ?? [];
        return Type ? [[id, types.has(Type) ? JSON.parse(asJson(resource)) : { Type }] as const] : [];
      });
      return [stack, { Resources: Object.fromEntries(resources) }];
    }),
  ),
});

const STACK = /^exports\[`profile \w+ synthesizes stack (\S+) as before 1`\] = `\n(.*?)\n`;$/gms;

/** The text of each stack's. */
const snapshots = (profile: ProfileName): ReadonlyMap<string, string> => {
  const file = readFileSync(join(__dirname, '../profiles/__snapshots__', `${profile}.test.ts.snap`), 'utf8');
  return new Map([...file.matchAll(STACK)].map(([, stack = '', text = '']) => [stack, text]));
};

/** Jest leaves quotes within a text as they are and puts a comma after the last of a list. */
const asJson = (snapshot: string): string =>
  snapshot
    .replace(TEXT_VALUE, (_, before: string, value: string, comma: string) => before + JSON.stringify(value) + comma)
    .replace(TRAILING_COMMA, '');
