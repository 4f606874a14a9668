import fc from 'fast-check';
import { html, trusted } from '../../../../lib/report/html/html';

const read = (escaped: string): string =>
  escaped.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] as string,
  );

describe('html', () => {
  it('leaves no character that ends a text or an attribute, and loses none', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '!', '-', 'a', ';', '\n') }),
        (text) => {
          const { text: escaped } = html`${text}`;
          expect(escaped).not.toMatch(/[<>"']/);
          expect(read(escaped)).toBe(text);
        },
      ),
    ));

  it('does not escape twice what is HTML already', () => {
    expect(html`<b>${html`<i>${'&'}</i>`}</b>`.text).toBe('<b><i>&amp;</i></b>');
    expect(html`${trusted('<hr>')}`.text).toBe('<hr>');
  });

  it('writes lists without separators, and nothing for what is not there', () => {
    expect(html`${['<', html`<br />`, [1, 0]]}${undefined}${false}`.text).toBe('&lt;<br />10');
  });
});
