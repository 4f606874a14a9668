import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProfileName } from '../../lib/settings/schema';
import type { SynthesizedTemplate } from '../../lib/engines/api-gateway/rest-api';

/**
 * The resources of a type, out of the snapshot that `test/profiles` holds a synthesized template to: the same but for masked hashes, and
 * without the seconds that CDK takes. Jest's format escapes no quotes, so only resources without quotes in their texts can be read.
 */
export function snapshotTemplate(profile: ProfileName, stack: string, type: string): SynthesizedTemplate {
  const file = join(__dirname, '../profiles/__snapshots__', `${profile}.test.ts.snap`);
  const title = `exports[\`profile ${profile} synthesizes stack ${stack} as before 1\`] = \`\n`;
  const [, text] = readFileSync(file, 'utf8').split(title);
  const [template] = text?.split('\n`;\n') ?? [];
  if (template === undefined) throw new Error(`${file} has no stack ${stack}`);
  const resources = template.matchAll(/^ {4}"(\w+)": (\{$.*?^ {4}\}),$/gms);
  return {
    Resources: Object.fromEntries(
      [...resources]
        .filter(([, , resource]) => resource?.includes(`\n      "Type": "${type}",`))
        .map(([, id, resource = '']) => [id, JSON.parse(resource.replace(/,(?=\n *[\]}])/g, ''))]),
    ),
  };
}
