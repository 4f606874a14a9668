/** The settings as a page for readers: docs/settings.md. */
import type { z } from 'zod';
import { markdownCell, markdownTable } from '../../report/markdown-text';
import { docOf } from '../../settings/field';
import { settingFields } from '../../settings/fields';
import { valueAt } from '../../settings/path';
import { DEFAULT_PROFILE, profiles } from '../../settings/profiles';
import { AWS_REGIONS } from '../../settings/regions';
import { PROFILE_NAMES } from '../../settings/schema';

const INTRODUCTION = `# Settings

Written by \`npm run docs\` from the schema in lib/settings; do not edit it here.

A profile is a whole set of settings: \`-c profile=NAME\`, without it \`${DEFAULT_PROFILE}\`. Any single setting can be overridden after it:

\`\`\`sh
npx cdk synth -c profile=production -c region=eu-central-1 -c dynamodb.replicas='["eu-west-1"]'
\`\`\`

Text becomes what it says: a number, \`true\` or \`false\`, a list in JSON. Empty text (\`-c atlas.mongoDbVersion=\`) leaves an optional setting out.
What is wrong is refused before anything is synthesized, everything at once, each with its fix.

Costs are given in kind, since prices move: what is billed by the hour costs as long as it stands, used or not.
`;

const REGIONS = `## Regions

An AWS region can be written as AWS does or as Atlas does (\`eu-west-1\`, \`EU_WEST_1\`). These are known:
${AWS_REGIONS.join(', ')}.
`;

const TITLES: Readonly<Record<string, string>> = {
  '': 'The whole app',
  vpn: 'Site-to-Site VPN',
  dynamodb: 'DynamoDB',
  atlas: 'MongoDB Atlas',
};

const COLUMNS = ['Setting', 'Decides', 'Allowed', 'Unit', 'Costs', ...PROFILE_NAMES];

const code = (text: string): string => markdownCell(`\`${text}\``);

/** A list of several takes a line for each, or the column would be as wide as all of them. */
function shownValue(value: unknown): string {
  if (value === undefined) return '—';
  if (Array.isArray(value) && value.length) return value.map(shownValue).join('<br>');
  return code(typeof value === 'string' ? value : JSON.stringify(value));
}

function row(name: string, schema: z.ZodType): string[] {
  const doc = docOf(schema);
  if (!doc) throw new Error(`setting ${name} has no documentation: describe it with field()`);
  const values = PROFILE_NAMES.map((profile) => shownValue(valueAt(profiles[profile], name)));
  return [
    code(name),
    markdownCell(doc.about),
    markdownCell(doc.allowed),
    doc.unit ?? '',
    markdownCell(doc.costs ?? ''),
    ...values,
  ];
}

function group(name: string): string {
  const fields = [...settingFields].filter(([path]) => groupOf(path) === name);
  const rows = fields.map(([path, schema]) => row(path, schema));
  return [`## ${TITLES[name] ?? name}`, '', markdownTable(COLUMNS, rows), ''].join('\n');
}

const groupOf = (path: string): string => (path.includes('.') ? (path.split('.')[0] as string) : '');

/** The whole page, ending in a newline. @throws Error when a setting is not documented */
export function settingsDocument(): string {
  const groups = [...new Set([...settingFields.keys()].map(groupOf))];
  return [INTRODUCTION, ...groups.map(group), REGIONS].join('\n');
}
