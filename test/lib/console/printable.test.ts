import fc from 'fast-check';
import { asJson } from '../../../lib/console/as-json';
import { printable, printableLine, printableTexts } from '../../../lib/console/printable';
import { progressOn } from '../../../lib/console/progress';
import { styled, terminalText } from '../../../lib/console/terminal';
import { anyText } from '../../support/any-text';
import { OBEYED } from '../../support/obeyed';
import { runLine } from '../../support/command-line';

const HOSTILE = [
  ['a colour', '\u001b[31mred'],
  ['the clipboard', '\u001b]52;c;cm0gLXJm\u0007'],
  ['the title, in one character', '\u009d0;title\u009c'],
  ['a line that overwrites itself', 'FAILED\rpassed'],
  ['text turned about', 'user\u202egpj.exe'],
  ['text isolated', '\u2066\u2069'],
  ['half a character', '\ud800'],
] as const;

describe('printable', () => {
  it.each(HOSTILE)('shows %s as its code', (_, text) => {
    expect(printable(text)).not.toMatch(OBEYED);
    expect(printable(text)).toMatch(/\\u[0-9a-f]{4}/);
  });

  it('leaves text as it is, lines and tabs too', () => {
    const text = 'größer – “日本語” 😀\n\tיותר';
    expect(printable(text)).toBe(text);
  });

  it('lets no part of a line begin another', () => {
    expect(printableLine('one\r\ntwo\tthree')).toBe('one two three');
  });

  it('holds for whatever a text is', () => {
    fc.assert(fc.property(anyText(), (text) => !OBEYED.test(printable(text)) && !/\p{Cs}/u.test(printable(text))));
  });

  it('holds for every text of a value, and for the names of its members', () => {
    const value = { '\u001b': ['\u202e', 1, null, true, { a: '\u0007' }] };
    expect(printableTexts(value)).toStrictEqual({ '\\u001b': ['\\u202e', 1, null, true, { a: '\\u0007' }] });
  });
});

describe('what a command writes', () => {
  it.each(HOSTILE)('holds no %s', async (_, text) => {
    const { out, err } = await runLine(
      (_command, terminal) => () => {
        terminal.out.write(`${text}\n`);
        throw new Error(text);
      },
      [],
    );
    expect(out).not.toMatch(OBEYED);
    expect(err).not.toMatch(OBEYED);
  });

  it('has styles of ours, and none of what it is about', () => {
    expect(terminalText(styled('red', 'one \u001b[32mtwo'))).toBe('\u001b[31mone \\u001b[32mtwo\u001b[39m');
  });

  it('says its progress in text', async () => {
    let written = '';
    const stream = { isTTY: false, write: (text: string) => (written += text) } as unknown as NodeJS.WriteStream;
    await progressOn(stream).step('\u001b]0;title\u0007', async () => undefined);
    expect(written).not.toMatch(OBEYED);
  });
});

it('JSON is the same JSON, whatever it holds', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const json = asJson({ [text]: text });
      expect(json).not.toMatch(OBEYED);
      expect(JSON.parse(json)).toStrictEqual({ [text]: text });
    }),
  );
});
