/** The settings as a page for readers: docs/settings.md. */
import type { z } from 'zod';
import { markdownCell, markdownTable } from '../../report/markdown-text';
import { availability, PROVIDERS } from '../../settings/availability';
import { docOf } from '../../settings/field';
import { settingFields } from '../../settings/fields';
import { valueAt } from '../../settings/path';
import { DEFAULT_PROFILE, profiles } from '../../settings/profiles';
import { PROFILE_NAMES } from '../../settings/schema';
import { FEWER_ZONES } from '../../settings/vendor-facts';

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

const REGIONS = `## Regions and sizes

A region can be written as its cloud does or as Atlas does (\`eu-west-1\`, \`EU_WEST_1\`). The app itself is in a region of AWS; \`atlas.otherRegions\`
may be on other clouds. A cluster has one size in all its regions, so that each must have it, and those that autoscaling may go to.
`;

function sizes(): string {
  const rows = PROVIDERS.map((provider) => {
    const { value, source, checked } = availability[provider];
    const lacking = Object.entries(value.lacking).map(([size, regions]) => `${size}: ${regions.map(code).join(', ')}`);
    return [
      provider,
      value.sizes.join(', '),
      lacking.join('; ') || '—',
      value.onOneCloudOnly.join(', ') || '—',
      `<${source}>`,
      checked,
    ];
  });
  return markdownTable(['Cloud', 'Sizes', 'Not in', 'On one cloud only', 'Source', 'Checked'], rows);
}

function regions(): string {
  const rows = PROVIDERS.flatMap((provider) => {
    const { value } = availability[provider];
    return Object.entries(value.regions).map(([own, atlas]) => [
      provider,
      code(own),
      code(atlas),
      value.withSmallSizes.includes(atlas) ? 'yes' : '—',
      zonesText(own, value.withoutZones.includes(atlas)),
    ]);
  });
  return markdownTable(['Cloud', 'Region', 'Atlas’s name', 'M0 and Flex', 'Zones'], rows);
}

function zonesText(region: string, none: boolean): string {
  if (none) return 'none';
  const fewer = FEWER_ZONES.value[region];
  return fewer === undefined ? '' : `${fewer} for a newer account`;
}

const TITLES: Readonly<Record<string, string>> = {
  '': 'The whole app',
  budget: 'Budget',
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
  return [INTRODUCTION, ...groups.map(group), REGIONS, sizes(), '', regions(), ''].join('\n');
}
