import { styleText } from 'node:util';
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

/** Whether it is a terminal, unless NO_COLOR or the like says otherwise. */
const wantsColour = (stream: NodeJS.WriteStream): boolean => stream.isTTY && stream.hasColors();

/** Text in a style of the terminal; as it is where there is no colour. */
export const styled = (style: Parameters<typeof styleText>[0], text: string, colour = true): string =>
  colour ? styleText(style, text, { validateStream: false }) : text;
