import { catalogue } from '../../../../lib/claims/catalogue';
import { ADVICE } from '../../../../lib/claims/catalogue/advice';
import { renderHtml } from '../../../../lib/report/html';
import { checkSource } from '../../../../lib/report/html/check-source';
import { inlineElement } from '../../../../lib/report/html/policy';
import { STAND_IN } from '../observations';
import { example, synthOnly } from './example';
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
    const cited = example().report.claims.flatMap((claim) => claim.sources.map(({ url }) => url));
    const sources = new Set<string>([...cited, ...Object.values(ADVICE).map(({ source }) => source.url)]);
    const linked = [...page.matchAll(/\b(?:href|src|action)="(?!#|data:,)([^"]*)"/g)].map(([, url]) => url as string);
    expect(linked.filter((url) => !sources.has(url))).toStrictEqual([]);
    expect(linked.length).toBeGreaterThan(0);
  });

  it('allows its own style and script alone', () => {
    expect(page).toMatch(/http-equiv="Content-Security-Policy"\s+content="default-src &#39;none&#39;/);
    expect(page).not.toContain('unsafe-inline');
    expect(page).not.toMatch(/\sstyle="|\son\w+="/);
  });

  it('marks a source that is not the vendor’s own', () => {
    const secondary = example().report.claims.flatMap(({ sources }) => sources.filter((source) => source.secondary));
    expect(countOf(page, '<strong>secondary source')).toBe(secondary.length);
  });

  it('fills no column but those that were run', () => {
    const without = renderHtml(synthOnly());
    expect(without).not.toMatch(/data-l(ocal|ive)="(?!not-run)/);
    expect(without).toMatch(/Not run\. <code>npm start<\/code> runs it\./);
    expect(without).toMatch(/Not run\. <code>npm run verify<\/code> runs it after <code>cdk deploy<\/code>\./);
  });

  it('carries nothing from one column to another', () => {
    const standing = (id: string): string =>
      /data-profile="p1"\s+data-synth="(.*?)"\s+data-local="(.*?)"\s+data-live="(.*?)"/
        .exec(page.slice(page.indexOf(`id="${id}"`)))!
        .slice(1)
        .join(' ');
    expect(['SCA-04', 'SCA-02', 'INT-01', 'REL-04', 'SEC-03'].map(standing)).toStrictEqual([
      'demonstrated seen not-run',
      'demonstrated not-run not-run',
      'failed failed not-run',
      'failed not-run seen',
      'failed seen not-run',
    ]);
    expect(page).not.toMatch(/data-profile="p0"\s+data-synth=".*?"\s+data-l(ocal|ive)="(?!not-run)/);
  });

  describe('of what was run', () => {
    const part = (from: string, to: string): string =>
      page.slice(page.indexOf(from), page.indexOf(to, page.indexOf(from)));
    const text = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    const ran = part('id="p1-local"', 'id="p1-live"');

    it('has what failed or was not run one by one, with side, engine, amount and the reason', () => {
      const items = ran.split('class="tried"')[1]!.split('</ul>')[0]!.split('<li>').slice(1).map(text);
      expect(items).toHaveLength(2);
      expect(items[0]).toMatch(
        /failed The trigger counts every order once INT-01 .*expected 50 orders, found 49 \| 48 .*DynamoDB, on dynoxide 1\.2\.1 \(a stand-in, not DynamoDB\); 50 operations, 640 ms/,
      );
      expect(items[1]).toMatch(/not run The function is reached .*no Python 3\.10 or later: install python3/);
    });

    it('has what passed folded, those of one side, engine and claim together', () => {
      const groups = ran.split('<details class="passed">').slice(1).map(text);
      expect(groups).toHaveLength(3);
      expect(groups[0]).toContain(
        'DynamoDB, on dynoxide 1.2.1 (a stand-in, not DynamoDB), of SVC-02, SCA-04: 1 passed; 1,204 operations, 2.3 s',
      );
      expect(groups[0]).toContain('The order contract holds 1,204 operations, 2.3 s');
    });

    it('has both sides beside each other, and says at once that local timings say nothing', () => {
      const sides = text(ran.split('class="each"')[0]!);
      expect(sides).toContain('Local timings say nothing about either service');
      expect(sides).toContain('Operations 1,254 1,310 –');
      expect(sides).toContain('Took, added up 3.0 s 2.0 s –');
      expect(part('id="p1-live"', 'id="claims"')).not.toContain('Local timings');
    });

    it('has the same by claim, with the stand-in wherever its result stands', () => {
      const claim = text(part('id="SEC-03"', '</article>'));
      expect(claim).toContain(`local seen on ${STAND_IN}; 1 not run`);
      expect(claim).toContain('1 passed, 1 not run; 1,310 operations, 2.0 s. Local timings say nothing');
      expect(claim).toContain(`Atlas, on ${STAND_IN}, of SVC-06, SEC-03: 1 passed; 1,310 operations, 2.0 s`);
      expect(text(part('class="made"', '</dl>'))).toContain(STAND_IN);
    });
  });

  it('answers first, then says what that costs, what was run, and what it rests on', () => {
    const sections = [...page.matchAll(/<section[^>]* id="(\w+)"/g)].map(([, id]) => id);
    expect(sections.slice(0, 5)).toStrictEqual(['choose', 'cost', 'run', 'load', 'claims']);
    expect(
      [
        ...page
          .split('<nav')[1]!
          .split('</nav>')[0]!
          .matchAll(/href="#(\w+)"/g),
      ].map(([, id]) => id),
    ).toStrictEqual(sections);
  });

  it('has all advice, and leads from it to the claims that are there', () => {
    const answerOf = (text: string): string => text.split('id="choose"')[1]!.split('id="cost"')[0]!;
    const answer = answerOf(page);
    expect(countOf(answer, '<dd>')).toBe(Object.keys(ADVICE).length);
    expect(answer).toContain('<a href="#POR-04">POR-04</a>');
    const { report, assemblies } = example();
    const claims = report.claims.filter(({ id }) => id !== 'POR-04');
    const without = answerOf(renderHtml({ report: { ...report, claims }, assemblies }));
    expect(without).not.toContain('"#POR-04"');
    expect(without).toContain('POR-04');
  });

  it('counts verdicts and statuses by links that filter', () => {
    const { claims } = example().report;
    const outdated = claims.filter(({ verdict }) => verdict === 'outdated').length;
    expect(page).toMatch(new RegExp(`data-filter="verdict=outdated"\\s*>${outdated}<`));
    expect(page).toMatch(/data-filter="synth=failed"\s*>\d+</);
  });

  it('says when and of what it was made, and its runs', () => {
    const made = { date: '2026-11-26', commit: '0a1b2c3d4e5f', versions: { Node: '22.1.0' } };
    const runs = [{ ...made, date: '2026-11-25', templates: '00' }];
    const { report, assemblies } = example();
    const observations = report.observations!.map((run) => ({ ...run, runs }));
    const dated = renderHtml({ report: { ...report, observations }, assemblies, made });
    expect(dated).toContain('of commit <code>0a1b2c3d4e5f</code>');
    expect(dated).toContain('This page: 2026-11-26, commit 0a1b2c3d4e5f, Node 22.1.0.');
    expect(dated).toContain('<dd>2026-11-25, commit 0a1b2c3d4e5f, Node 22.1.0</dd>');
  });

  it('shows the source of every check', () => {
    for (const { id, evidence } of catalogue)
      expect([id, checkSource(id)?.text.includes('Evidence')]).toStrictEqual([id, evidence && true]);
  });

  it('is refused for templates that the report is not on', () => {
    expect(() => renderHtml({ ...example(), assemblies: [] })).toThrow('on 2 assemblies, but 0 were given');
  });

  it('takes no word of a template for HTML', () => {
    const attacked = renderHtml(hostile());
    for (const element of ['script', 'style', 'title>DynamoDB', 'main', 'img', 'svg onload']) {
      expect([element, countOf(attacked, `<${element}`)]).toStrictEqual([
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
    expect(() => inlineElement('script', 'a = "</script>"')).toThrow("page's script must hold neither");
  });
});
