/** Ways to write results of a load down, by the name that `--format` takes; each ends in a newline. */
import { asJson } from '../../console/as-json';
import { printableTexts } from '../../console/printable';
import type { LoadResults } from '../../load/results';
import { escapeMarkdown } from '../markdown-text';
import { alignedTable, tableAsMarkdown } from '../tables';
import { loadWords } from './words';

export const loadFormats = {
  text: (results: LoadResults): string => asText(printableTexts(results)),
  json: asJson as (results: LoadResults) => string,
  md: (results: LoadResults): string => asMarkdown(printableTexts(results)),
};
export type LoadFormat = keyof typeof loadFormats;

function asText(results: LoadResults): string {
  const { title, terms, runs } = loadWords(results);
  const parts = runs.map(({ title: name, invalid, lines, counts, times }) =>
    [
      name,
      ...invalid.map((why) => `NOT VALID: ${why}.`),
      ...lines,
      '',
      ...alignedTable(counts),
      '',
      ...alignedTable(times),
    ].join('\n'),
  );
  return `${[[title, ...terms].join('\n'), ...parts].join('\n\n')}\n`;
}

function asMarkdown(results: LoadResults): string {
  const { title, terms, runs } = loadWords(results);
  const parts = runs.flatMap(({ title: name, invalid, lines, counts, times }) => [
    `## ${escapeMarkdown(name)}`,
    ...invalid.map((why) => `**Not valid:** ${escapeMarkdown(why)}.`),
    ...lines.map(escapeMarkdown),
    tableAsMarkdown(counts),
    tableAsMarkdown(times),
  ]);
  return `${[`# ${escapeMarkdown(title)}`, ...terms.map(escapeMarkdown), ...parts].join('\n\n')}\n`;
}
