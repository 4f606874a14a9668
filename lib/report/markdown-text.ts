/** What Markdown would read as its own; text between backticks is left as it is. */
export const escapeMarkdown = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 ? part : part.replace(/[\\*_<>[\]|]/g, '\\$&')))
    .join('');

/** Text as a cell: a line break would end the table, and so would a bar, between backticks too. */
export const markdownCell = (text: string): string =>
  escapeMarkdown(text.replace(/\s+/g, ' ').trim()).replace(/(?<!\\)\|/g, '\\|');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** @param rows cells that are Markdown already */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
