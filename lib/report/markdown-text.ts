/** Between two backticks that stand alone, so that Markdown reads the same as code. */
const CODE = /((?<!`)`(?!`)[^`]*(?<!`)`(?!`))/;

/** What Markdown would read as its own; text between backticks is left as it is. */
export const escapeMarkdown = (text: string): string =>
  text
    .split(CODE)
    .map((part, index) => (index % 2 ? part : part.replace(/[\\*_<>[\]|`~]/g, '\\$&')))
    .join('')
    .replace(/^[#+-]/, '\\$&');

/** As code, where nothing in it would end that. */
export const markdownCode = (text: string): string => (text.includes('`') ? escapeMarkdown(text) : `\`${text}\``);

/** Text as a cell: a line break would end the table, and so would a bar, between backticks too. */
export const markdownCell = (text: string): string =>
  escapeMarkdown(text.replace(/\s+/g, ' ').trim()).replace(/(?<!\\)\|/g, '\\|');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** @param rows cells that are Markdown already */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
