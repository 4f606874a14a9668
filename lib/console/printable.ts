/**
 * What is printed is text. Names in templates, answers of services and reports of others may hold what a terminal obeys (colours, the
 * clipboard, the window's title) or what turns the order of a line about; printed, each such character is shown as its code.
 */

/** Control and format characters, half characters, and separators of lines and paragraphs: all but what lays text out. */
const OBEYED = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Each as JSON would write it, so that JSON made printable is the same JSON. */
export const printable = (text: string): string =>
  text.replace(OBEYED, (character) =>
    Array.from({ length: character.length }, (_, unit) => codeOf(character.charCodeAt(unit))).join(''),
  );

const codeOf = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;

/** The same, for text that is part of a line and must not begin another. */
export const printableLine = (text: string): string => printable(text.replace(/[\r\n\t]+/g, ' '));

/** Every text of a value, names of members too, by {@link printableLine}. */
export function printableTexts<T>(value: T): T;
export function printableTexts(value: unknown): unknown {
  if (typeof value === 'string') return printableLine(value);
  if (Array.isArray(value)) return value.map((one: unknown) => printableTexts(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [printableLine(name), printableTexts(one)]));
}
