/** SVG does not wrap or cut text, and no browser measures it here: an estimate that errs to the safe side must do. */

/** Pixels that a character takes at most on average, at the size of the pictures. */
const CHARACTER = 7.5;

/** @returns pixels */
export const widthOf = (text: string): number => Array.from(text).length * CHARACTER;

/** The text, cut to what fits into a width in pixels. */
export function shortened(text: string, width: number): string {
  const room = Math.max(1, Math.floor(width / CHARACTER));
  const characters = Array.from(text);
  return characters.length <= room ? text : `${characters.slice(0, room - 1).join('')}…`;
}

/** A CloudFormation type without the vendor, which says nothing in a picture; how many, where several stand as one. */
export const typeOf = (type: string, count: number): string =>
  `${count > 1 ? `${count} × ` : ''}${type.replace(/^(AWS|MongoDB)::/, '')}`;
