/** HTML that can stand in a page as it is. */
export class Html {
  constructor(readonly text: string) {}
}

/** What a template takes: text is escaped, `false` and `undefined` are nothing, a list is put together. */
export type Part = Html | string | number | false | undefined | readonly Part[];

/**
 * HTML from a template whose parts are escaped unless they are {@link Html} themselves. A part may stand between tags or inside a quoted
 * attribute, nowhere else: not in a tag's name, not in an attribute without quotes, not in a script or a style sheet.
 */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.reduce((page, text, index) => `${page}${written(parts[index - 1])}${text}`));

/** Text of this project's own that is HTML already. Never of a template or a setting. */
export const trusted = (text: string): Html => new Html(text);

function written(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(written).join('');
  return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
