/** The page as a whole in a real browser: the answer first, filters by links, every width and scheme, print. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { renderHtml } from '../../../../lib/report/html';
import { describeUnless } from '../../../support/describe-unless';
import { findChromium, NO_CHROMIUM, launch } from '../../../support/chromium';
import { example, varied } from './example';

const executable = findChromium();

// A browser beside other work is slow to answer, and that says nothing of the page.
jest.setTimeout(90_000);

const WIDTHS = [390, 768, 1440] as const;
const SCHEMES = ['light', 'dark'] as const;

describeUnless(executable === undefined ? NO_CHROMIUM : undefined, 'the whole page in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'answer-page-'));
  const addressOf = (name: 'page' | 'varied'): string => pathToFileURL(join(folder, `${name}.html`)).href;
  const input = example();
  const { claims } = input.report;
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;
  const ask = <T>(script: string): Promise<T> => page.evaluate<T>(script);
  const at = (width: number): Promise<void> => page.setViewportSize({ width, height: width < 500 ? 844 : 900 });

  beforeAll(async () => {
    for (const [name, what] of Object.entries({ page: input, varied: varied('INT-01', 'SEC-04') }))
      writeFileSync(join(folder, `${name}.html`), renderHtml(what));
    browser = await launch(executable as string);
    page = await browser.newPage({ reducedMotion: 'reduce' });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(() => {
    expect(complaints.splice(0)).toStrictEqual([]);
  });

  describe('loaded on a desktop', () => {
    beforeEach(async () => {
      await at(1440);
      await page.goto(`${addressOf('page')}?${Math.random()}`);
    });

    const shown = (): Promise<string[]> =>
      ask('Array.from(document.querySelectorAll(".claim")).filter((one) => one.checkVisibility()).map(({ id }) => id)');
    const hash = (): string => new URL(page.url()).hash;
    const idsOf = (fits: (claim: (typeof claims)[number]) => boolean): string[] =>
      claims.filter(fits).map(({ id }) => id);
    /** By its own event; the page follows once the browser has told it. */
    const follow = async (selector: string): Promise<void> => {
      await ask(`new Promise((done) => {
        addEventListener('hashchange', () => setTimeout(done), { once: true });
        document.querySelector('${selector}').click();
      })`);
    };

    it('answers before anybody scrolls, for either', async () => {
      const tops = await ask<number[]>(
        'Array.from(document.querySelectorAll(".right h3, .right > section dd:first-of-type"), (one) => one.getBoundingClientRect().bottom)',
      );
      expect(tops.slice(0, 2).every((bottom) => bottom < 900)).toBe(true);
      expect(await ask('Array.from(document.querySelectorAll(".right h3"), (one) => one.textContent)')).toStrictEqual([
        'Choose DynamoDB when …',
        'Choose Atlas when …',
      ]);
    });

    it('has either side’s lines of a criterion beside each other', async () => {
      const tops = await ask<number[][]>(
        'Array.from(document.querySelectorAll(".right .advice"), (side) => Array.from(side.querySelectorAll("dt"), (one) => Math.round(one.getBoundingClientRect().top)))',
      );
      expect(tops[0]).toHaveLength(10);
      expect(tops[1]).toStrictEqual(tops[0]);
    });

    it('keeps the navigation in view', async () => {
      await ask('scrollTo(0, document.documentElement.scrollHeight)');
      expect(await ask('Math.round(document.querySelector("nav").getBoundingClientRect().top)')).toBe(0);
    });

    it('filters by the count of a verdict', async () => {
      await follow('a[data-filter="verdict=outdated"]');
      expect(await shown()).toStrictEqual(idsOf(({ verdict }) => verdict === 'outdated'));
      expect(hash()).toBe('#browse?verdict=outdated');
    });

    it('filters by the count of a status, in the profile that is shown', async () => {
      await ask('document.querySelector("input[value=free]").click()');
      await follow('[data-profile=p0] a[data-filter="synth=failed"]');
      expect(await shown()).toStrictEqual(idsOf(({ results }) => results[0]?.status === 'failed'));
      expect(hash()).toBe('#browse?profile=free&synth=failed');
    });

    it('keeps the filter when a section is followed, also one that it leaves empty', async () => {
      await follow('a[data-filter="verdict=outdated"]');
      await follow('nav a[href="#portability"]');
      expect(hash()).toBe('#portability?verdict=outdated');
      await follow('nav a[href="#security"]');
      expect(hash()).toBe('#security?verdict=outdated');
      expect(await shown()).toStrictEqual(idsOf(({ verdict }) => verdict === 'outdated'));
      expect(await ask('document.getElementById("count").textContent')).toBe('No claim of Security matches');
    });

    it('folds what passed, and nothing else', async () => {
      expect(await ask('document.querySelectorAll(".passed[open]").length')).toBe(0);
      const visible =
        'Array.from(document.querySelectorAll(".ran .tried > li")).filter((one) => one.checkVisibility())';
      expect(await ask(`${visible}.length`)).toBe(2);
    });

    it('prints in less than 15 pages, without checks, templates and what passed', async () => {
      const pdf = (
        await page.pdf({ format: 'A4', margin: { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' } })
      ).toString('latin1');
      const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(5);
      expect(pages).toBeLessThan(15);
      await page.emulateMedia({ media: 'print' });
      const visible = (selector: string): Promise<boolean> =>
        ask(`Array.from(document.querySelectorAll('${selector}')).some((one) => one.checkVisibility())`);
      expect(await visible('.sources')).toBe(true);
      expect([
        await visible('pre'),
        await visible('.passed'),
        await visible('#stacks'),
        await visible('nav'),
      ]).toStrictEqual([false, false, false, false]);
      await page.emulateMedia({ media: null });
    });
  });

  describe.each(WIDTHS)('at %i pixels, all of it open', (width) => {
    beforeAll(async () => {
      await at(width);
      await page.goto(`${addressOf('varied')}?${width}`);
      await ask(
        'document.querySelectorAll(".ran details, .cost details, #INT-01 details, #SEC-04 details").forEach((one) => (one.open = true))',
      );
    });

    it('no column is a word wide', async () => {
      const narrow = `Array.from(document.querySelectorAll('th, td, dt, dd, .own, .other, .claim p, li p')).filter((cell) => cell.checkVisibility()).flatMap((cell) => {
        const text = cell.textContent.trim().replace(/\\s+/g, ' ');
        return text.length > 40 && cell.clientWidth < 130 ? [text] : [];
      })`;
      expect(await ask(narrow)).toStrictEqual([]);
    });

    // Contrast is all that a scheme changes; the rest is asked once a width.
    it.each(SCHEMES)('axe finds nothing in %s', async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await ask(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
      const only = colorScheme === 'dark' ? `runOnly: ['color-contrast'],` : '';
      const { violations, passes } = await ask<Record<'violations' | 'passes', unknown[]>>(
        `axe.run({ ${only} resultTypes: ['violations'], preload: false }).then(({ violations, passes }) => ({
          violations: violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          passes: passes.map(({ id }) => id),
        }))`,
      );
      await page.emulateMedia({ colorScheme: null });
      expect(violations).toStrictEqual([]);
      expect(passes).toContain('color-contrast');
    });
  });
});
