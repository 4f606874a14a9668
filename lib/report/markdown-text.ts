/** What Markdown would read as its own; text between backticks is left as it is. */
export const escaped = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 ? part : part.replace(/[\\*_<>[\]|]/g, '\\$&')))
    .join('');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** @param rows cells that are Markdown already */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
