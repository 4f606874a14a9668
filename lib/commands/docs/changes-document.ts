/** What a change of settings does, as a page for readers: docs/changes.md. */
import type { Assembly } from '../../assembly/assembly';
import { accepted } from '../../changes/accepted';
import { weakReferences } from '../../changes/weak-references';
import { markdownCell, markdownTable } from '../../report/markdown-text';

const INTRODUCTION = `# What a change of settings replaces, removes or is refused

Written by \`npm run docs\` from lib/changes and the templates of all profiles; do not edit it here.

Every profile is compared with every other, and each setting with its other values on every profile: \`npm test\` has the pairs, \`npm run test:system\` the switches,
\`npm run matrix\` all of it. What stands below is what is left, with its reason; anything else fails. A change that leaves a resource in the account
(\`removal=retain\`) is none of these. The deployments that lead from one profile to another: \`npm run doctor -- --from PROFILE\`.`;

const WEAK = `## What is replaced across stacks

These properties are set at creation only, and read from another stack when the reading one is deployed ([ADR 0011](adr/0011-weak-references-between-stacks.md)).
CloudFormation does not know the value when it plans a change, so a change set of the reading stack may show a replacement where nothing changes.`;

const code = (text: string): string => `\`${text}\``;
const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

/** The whole page, ending in a newline. @param assemblies of all profiles */
export const changesDocument = (assemblies: readonly Assembly[]): string =>
  `${[
    INTRODUCTION,
    markdownTable(
      ['Settings', 'Change', 'Resources', 'Why it may be'],
      accepted.map(({ settings, kind, resources, reason }) => [
        codes(settings),
        code(kind),
        codes(resources),
        markdownCell(reason),
      ]),
    ),
    WEAK,
    markdownTable(['Reading stack', 'Type', 'Property', 'Read from', 'Profiles'], weakRows(assemblies)),
  ].join('\n\n')}\n`;

function weakRows(assemblies: readonly Assembly[]): string[][] {
  const profiles = new Map<string, Set<string>>();
  for (const assembly of assemblies) {
    for (const { reader, property, from } of weakReferences(assembly)) {
      const row = JSON.stringify([code(reader.stack), code(reader.type), code(property), codes(from)]);
      profiles.set(row, (profiles.get(row) ?? new Set()).add(assembly.profile ?? ''));
    }
  }
  return [...profiles].map(([row, names]) => [...(JSON.parse(row) as string[]), [...names].join(', ')]);
}
