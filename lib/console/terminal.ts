import { randomUUID } from 'node:crypto';
import { stripVTControlCharacters, styleText } from 'node:util';
import { printable } from './printable';
import { progressOn, type Progress } from './progress';

/** Where a command writes: results on `out`, everything else on `err`. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
  readonly progress: Progress;
  /** Whether `out` shows colours. */
  readonly colour: boolean;
}

interface Output {
  write(text: string): unknown;
}

export const thisTerminal = (): Terminal => ({
  out: process.stdout,
  err: process.stderr,
  progress: progressOn(process.stderr),
  colour: wantsColour(process.stdout),
});

/** Whether it is a terminal, unless NO_COLOR or the like says otherwise. What is no terminal does not say that it is none. */
const wantsColour = (stream: Partial<NodeJS.WriteStream>): boolean =>
  stream.isTTY === true && stream.hasColors?.() === true;

/** Stands for the escape character in what {@link styled} makes. No text that is only shown can hold it. */
const OURS = randomUUID();

/** Text in a style of the terminal that it is written to by {@link onlyText}; as it is where there is no colour. */
export const styled = (style: Parameters<typeof styleText>[0], text: string, colour = true): string =>
  colour ? styleText(style, printable(text), { validateStream: false }).replaceAll('\u001b', OURS) : text;

/** What a terminal gets: nothing that it would obey, but for styles of ours. */
export const terminalText = (text: string): string => printable(text).replaceAll(OURS, '\u001b');

/** The same text without styles, for where there is no colour. */
export const unstyled = (text: string): string => stripVTControlCharacters(terminalText(text));

/** The same terminal, which gets {@link terminalText} alone. */
export function onlyText({ out, err, ...terminal }: Terminal): Terminal {
  const through = (output: Output): Output => ({ write: (text) => output.write(terminalText(text)) });
  return { ...terminal, out: through(out), err: through(err) };
}

/** For what has no {@link Terminal} at hand: a line on standard error. */
export const say = (line: string): void => {
  process.stderr.write(`${printable(line)}\n`);
};
