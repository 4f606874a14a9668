import { styleText } from 'node:util';

/** Whether it is a terminal, unless NO_COLOR or the like says otherwise. */
export const wantsColour = (stream: NodeJS.WriteStream): boolean => stream.isTTY && stream.hasColors();

/** Text in a style of the terminal; as it is where there is no colour. */
export const styled = (style: Parameters<typeof styleText>[0], text: string, colour = true): string =>
  colour ? styleText(style, text, { validateStream: false }) : text;
