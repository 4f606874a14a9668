/** The workload file as a page for readers: docs/workload.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRESET_NAMES, presetFile } from '../../costs/workload/presets';
import { workloadDocOf, workloadSchema } from '../../costs/workload/schema';
import { PROJECT_ROOT } from '../../processes/project-root';
import { markdownCell, markdownTable } from '../../report/markdown-text';

const INTRODUCTION = `# A workload

Written by \`npm run docs\` from lib/costs/workload; do not edit it here.

What is stored and asked for in a month, in a file of YAML, whichever database has it: \`npm run cost -- --workload FILE\`. What is deployed
(indexes, capacity, copies, nodes) is not part of it: that is read of the templates. All that is wrong with a file is said at once, each with
its line and its fix; [workload.schema.json](workload.schema.json) is for editors.`;

const code = (text: string): string => markdownCell(`\`${text}\``);

function fields(): string {
  const rows = Object.entries(workloadSchema.shape).map(([name, schema]) => {
    const doc = workloadDocOf(schema);
    if (!doc) throw new Error(`field ${name} of a workload has no documentation`);
    return [code(name), markdownCell(doc.about), markdownCell(doc.allowed), doc.unit ?? '', code(doc.example)];
  });
  return markdownTable(['Field', 'What', 'Allowed', 'Unit', 'As'], rows);
}

const preset = (name: (typeof PRESET_NAMES)[number]): string =>
  ['```yaml', readFileSync(join(PROJECT_ROOT, presetFile(name)), 'utf8').trimEnd(), '```'].join('\n');

const presets = (): string =>
  PRESET_NAMES.map((name) => `### ${name}\n\n[${presetFile(name)}](../${presetFile(name)})\n\n${preset(name)}`).join(
    '\n\n',
  );

/** The whole page, ending in a newline. @throws Error when a field is not documented */
export const workloadDocument = (): string =>
  `${[INTRODUCTION, '## Fields', fields(), '## Presets', 'Named after what they resemble; `--workload NAME` takes one as it is.', presets()].join('\n\n')}\n`;
