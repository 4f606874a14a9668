import { catalogue } from '../../../../lib/claims/catalogue';
import { renderHtml } from '../../../../lib/report/html';
import { checkSource } from '../../../../lib/report/html/check-source';
import { inlined } from '../../../../lib/report/html/policy';
import { example } from './example';
import { hostile } from './hostile';

const countOf = (page: string, part: string | RegExp): number => page.split(part).length - 1;

describe('the page', () => {
  const page = renderHtml(example());

  it('is the same for the same input', () => {
    expect(renderHtml(example())).toBe(page);
  });

  it('has every claim once, in its section', () => {
    const { report } = example();
    for (const { id } of report.claims) expect(countOf(page, `id="${id}"`)).toBe(1);
    expect(countOf(page, '<section class="claims"')).toBe(new Set(report.claims.map(({ section }) => section)).size);
  });

  it('loads nothing: addresses stand in links alone', () => {
    expect(page).not.toMatch(/<(script|img|iframe|object|embed)\b[^>]*\bsrc\b/);
    expect(page).not.toMatch(/url\(|@import|srcset/);
    const sources = new Set(example().report.claims.flatMap((claim) => claim.sources.map(({ url }) => url)));
    const linked = [...page.matchAll(/\b(?:href|src|action)="(?!#|data:,)([^"]*)"/g)].map(([, url]) => url as string);
    expect(linked.filter((url) => !sources.has(url))).toEqual([]);
    expect(linked.length).toBeGreaterThan(0);
  });

  it('allows its own style and script alone', () => {
    expect(page).toMatch(/http-equiv="Content-Security-Policy"\s+content="default-src &#39;none&#39;/);
    expect(page).not.toContain('unsafe-inline');
    expect(page).not.toMatch(/\sstyle="|\son\w+="/);
  });

  it('marks a source that is not the vendor’s own', () => {
    const secondary = example().report.claims.flatMap(({ sources }) => sources.filter((source) => source.secondary));
    expect(countOf(page, 'secondary source')).toBe(secondary.length);
  });

  it('fills no column but the one that was run', () => {
    expect(page).toMatch(/<dt>live<\/dt>\s*<dd><span class="badge quiet">.*?not run/);
    expect(page).not.toMatch(/<dt>l(ocal|ive)<\/dt>\s*<dd>[^/]*(demonstrated|failed)/);
  });

  it('shows the source of every check', () => {
    for (const { id, evidence } of catalogue)
      expect([id, checkSource(id)?.text.includes('Evidence')]).toEqual([id, evidence && true]);
  });

  it('is refused for templates that the report is not on', () => {
    expect(() => renderHtml({ ...example(), assemblies: [] })).toThrow('on 2 assemblies, but 0 were given');
  });

  it('takes no word of a template for HTML', () => {
    const attacked = renderHtml(hostile());
    for (const element of ['script', 'style', 'title>DynamoDB', 'main', 'img', 'svg onload']) {
      expect([element, countOf(attacked, `<${element}`)]).toEqual([
        element,
        countOf(renderHtml({ ...example() }), `<${element}`),
      ]);
    }
    expect(attacked).not.toContain('<!--');
    expect(attacked).not.toMatch(/href="(?!#|data:,|https:)/);
  });
});

describe('what stands in the page as it is', () => {
  it('must not end its own element', () => {
    expect(() => inlined('script', 'a = "</script>"')).toThrow("page's script must hold neither");
  });
});
