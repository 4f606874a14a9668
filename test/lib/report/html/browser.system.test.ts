/** The page in a real browser, which is started once. Each test finds the page as it is when it was just loaded. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { renderHtml } from '../../../../lib/report/html';
import { describeUnless } from '../../../support/describe-unless';
import { findChromium, NO_CHROMIUM, launch } from '../../../support/chromium';
import { varied } from './example';
import { ATTACKS, hostile } from './hostile';

const executable = findChromium();

// A browser beside other work is slow to answer, and that says nothing of the page.
jest.setTimeout(90_000);

const PATIENCE_MS = 10_000;
const PHONE = { width: 390, height: 844 };
const TABLET = { width: 768, height: 1024 };
const DESKTOP = { width: 1440, height: 900 };

describeUnless(executable === undefined ? NO_CHROMIUM : undefined, 'the page in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claims-page-'));
  const input = varied('INT-01', 'SEC-02', 'SEC-04');
  const { claims } = input.report;
  const total = claims.length;
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    for (const [name, what] of Object.entries({ claims: input, hostile: hostile() }))
      writeFileSync(join(folder, `${name}.html`), renderHtml(what));
    browser = await launch(executable as string);
    // Axe would else come upon colours half way from one scheme or profile to the other.
    page = await browser.newPage({ viewport: DESKTOP, reducedMotion: 'reduce' });
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const url = request.url().split('#')[0] as string;
      if (!url.startsWith(pathToFileURL(folder).href) && !url.startsWith('data:')) complaints.push(url);
    });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(() => {
    // Whatever a test is about: nothing on the console, and no request but for the pages themselves.
    expect(complaints.splice(0)).toStrictEqual([]);
  });

  let loads = 0;
  /** The query makes it another address, which a browser loads, rather than another place in the page that is there. */
  const load = (hash = '', name = 'claims'): Promise<unknown> =>
    page.goto(`${pathToFileURL(join(folder, `${name}.html`)).href}?${(loads += 1)}${hash}`);
  const lookAsBefore = async (): Promise<void> => {
    await page.setViewportSize(DESKTOP);
    await page.emulateMedia({ media: null, colorScheme: null });
  };
  const hashOf = (): string => decodeURIComponent(new URL(page.url()).hash);
  const ask = <T>(script: string): Promise<T> => page.evaluate<T>(script);
  const shown = (): Promise<string[]> =>
    ask('Array.from(document.querySelectorAll(".claim")).filter((one) => one.checkVisibility()).map(({ id }) => id)');
  const idsOf = (fits: (claim: (typeof claims)[number]) => boolean): string[] =>
    claims.filter(fits).map(({ id }) => id);
  const count = (): Promise<string> => ask('document.getElementById("count").textContent');

  // By the page's own events: waiting until a browser has nothing left to draw takes longer than the page does. Real clicks are below.
  const click = (selector: string): Promise<void> => ask(`document.querySelector('${selector}').click()`);
  const choose = (name: string, value: string): Promise<void> =>
    ask(
      `for (const field of document.getElementsByName('${name}')) { field.value = '${value}'; field.dispatchEvent(new Event('input')); }`,
    );

  /** Playwright's own way evaluates text in the page again and again, which the page's policy forbids. */
  const until = (condition: string): Promise<void> =>
    ask(`new Promise((resolve, reject) => {
      const end = Date.now() + ${PATIENCE_MS};
      (function look() {
        if (${condition}) resolve();
        else if (Date.now() > end) reject(new Error('it never was so'));
        else setTimeout(look, 5);
      })();
    })`);

  /** The page follows a link when the browser has told it of the new address. */
  const leadsTo = (hash: string): Promise<void> =>
    until(
      `location.hash === '${hash}' && document.querySelector('[data-current]')?.id === '${hash.split('?')[0]?.slice(1)}'`,
    );

  /** A link within the page that was loaded; one without filters clears them. */
  const follow = (hash: string): Promise<unknown> => page.goto(page.url().split('#')[0] + (hash || '#?'));

  describe('loaded by an address with filters', () => {
    beforeEach(() => load('#?profile=free&side=dynamodb&verdict=holds-with-caveat&synth=demonstrated&text=table'));

    it('shows what they leave', async () => {
      expect(await page.getByRole('radio', { name: 'free' }).isChecked()).toBe(true);
      expect(await page.getByRole('combobox', { name: 'Verdict' }).inputValue()).toBe('holds-with-caveat');
      expect(await page.getByRole('combobox', { name: 'synth' }).inputValue()).toBe('demonstrated');
      expect(await page.getByRole('searchbox', { name: 'Text' }).inputValue()).toBe('table');
      const fitting = idsOf(
        ({ side, verdict, results }) =>
          side === 'dynamodb' && verdict === 'holds-with-caveat' && results[0]?.status === 'demonstrated',
      );
      const found = await shown();
      expect(found.length).toBeGreaterThan(0);
      expect(fitting).toStrictEqual(expect.arrayContaining(found));
    });

    it('skips to the answer by the first key', async () => {
      await page.keyboard.press('Tab');
      expect(await ask('document.activeElement.textContent')).toBe('Skip to the answer');
      await page.keyboard.press('Enter');
      await until('document.activeElement.id === "main"');
    });

    it('clears them by a button', async () => {
      await click('#clear');
      expect(await shown()).toHaveLength(total);
      expect(hashOf()).toBe('#?profile=free');
    });

    it('ignores what an address makes up', async () => {
      await follow('#%E0%A4%A?side=neither&profile=none&colour=red');
      expect(await shown()).toHaveLength(total);
    });
  });

  describe('filters', () => {
    beforeEach(() => load());

    it('show what fits, say how many, and stand in the address', async () => {
      await choose('side', 'atlas');
      const atlas = idsOf(({ side }) => side === 'atlas');
      expect(await shown()).toStrictEqual(atlas);
      expect(await count()).toBe(`${atlas.length} of ${total} claims`);
      expect(hashOf()).toBe('#?side=atlas');
    });

    it('find every word of a text, in any order and case', async () => {
      await choose('text', 'vpc PEERING accepted');
      expect(await shown()).toContain('SEC-02');
      await choose('text', 'peering nowhere-to-be-found');
      expect(await count()).toBe(`No claim of ${total} matches`);
      expect(await ask('document.querySelectorAll("section.claims:not([hidden])").length')).toBe(0);
    });

    it('of a status go by the profile that is shown', async () => {
      const failed = (index: number): string[] => idsOf(({ results }) => results[index]?.status === 'failed');
      expect(failed(0)).not.toStrictEqual(failed(1));
      await follow('#?synth=failed');
      expect(await shown()).toStrictEqual(failed(1));
      await click('input[value=free]');
      expect(await shown()).toStrictEqual(failed(0));
    });

    it('of what was run go by its place, and carry nothing to another', async () => {
      await follow('#?local=seen');
      const seen = (place: string): string[] =>
        idsOf(({ observed = [] }) => observed.some((one) => one.place === place && one.status === 'seen'));
      expect(await shown()).toStrictEqual(seen('local'));
      await choose('local', '');
      await choose('live', 'seen');
      expect(await shown()).toStrictEqual(seen('live'));
      expect(seen('live')).not.toStrictEqual(seen('local'));
    });
  });

  describe('a link to a claim', () => {
    beforeEach(() => load());

    it('clears filters that would hide it', async () => {
      await follow('#SEC-02?side=dynamodb');
      expect(await shown()).toContain('SEC-02');
      expect(hashOf()).toBe('#SEC-02');
    });

    it('keeps the filters that do not', async () => {
      await follow('#?side=atlas');
      await click('#SEC-02 .id');
      await leadsTo('#SEC-02?side=atlas');
    });

    it('stands on the badge of a resource, and opens the claim', async () => {
      await page.getByRole('link', { name: 'INT-01 failed on Stream/Dead' }).click();
      await leadsTo('#INT-01');
      expect(await ask('document.querySelector("#INT-01 > details").open')).toBe(true);
    });

    it('stands beside what was run', async () => {
      await click('.ran a[href="#SEC-02"]');
      await leadsTo('#SEC-02');
    });

    it('to a stack of another profile shows that profile', async () => {
      await follow('#p0-s0');
      expect(await page.locator('#p0-s0').isVisible()).toBe(true);
      expect(hashOf()).toBe('#p0-s0?profile=free');
    });
  });

  describe('the keyboard', () => {
    beforeEach(() => load());

    it('switches profiles', async () => {
      await page.getByRole('radio', { name: 'trial' }).focus();
      await page.keyboard.press('ArrowLeft');
      expect(hashOf()).toBe('#?profile=free');
      expect(await page.getByText('Seen in profile free').isVisible()).toBe(true);
      expect(await page.getByText('Seen in profile trial').isVisible()).toBe(false);
    });

    it('opens and closes all rows', async () => {
      const open = 'document.querySelectorAll(".claim > details[open]").length';
      await ask('document.querySelectorAll("details").forEach((one) => (one.open = false))');
      await page.getByRole('button', { name: 'Open all' }).focus();
      await page.keyboard.press('Space');
      expect(await ask(open)).toBe(total);
      await page.keyboard.press('Space');
      expect(await ask(open)).toBe(0);
    });
  });

  const PHONE_IN_LIGHT = { name: 'a phone in light', viewport: PHONE, colorScheme: 'light' as const };
  const TABLET_IN_DARK = { name: 'a tablet in dark', viewport: TABLET, colorScheme: 'dark' as const };
  const DESKTOP_IN_DARK = { name: 'a desktop in dark', viewport: DESKTOP, colorScheme: 'dark' as const };

  const look = async ({ viewport, colorScheme }: typeof PHONE_IN_LIGHT | typeof TABLET_IN_DARK): Promise<void> => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await load();
    await ask('document.querySelectorAll("#SEC-04 > details, #INT-01 details").forEach((one) => (one.open = true))');
  };

  describe.each([PHONE_IN_LIGHT, TABLET_IN_DARK, DESKTOP_IN_DARK])('on $name', (one) => {
    beforeAll(() => look(one));
    afterAll(lookAsBefore);

    it('nothing but the navigation and what is made to scrolls sideways', async () => {
      expect(await ask('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(
        await ask(
          'Array.from(document.querySelectorAll("main :not(.scroll)")).filter((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX === "auto").length',
        ),
      ).toBe(0);
    });

    it('the badges of a stack stay inside their cards', async () => {
      const outside = `Array.from(document.querySelectorAll(".tree > ul > li")).flatMap((card) => {
        const { left, right, bottom } = card.getBoundingClientRect();
        return Array.from(card.querySelectorAll(".tag"), (tag) => tag.getBoundingClientRect())
          .filter((tag) => tag.left < left || tag.right > right || tag.bottom > bottom);
      }).length`;
      expect(await ask(outside)).toBe(0);
    });
  });

  // Each size that has rules of its own, and both schemes: a run takes a second.
  it.each([PHONE_IN_LIGHT, DESKTOP_IN_DARK])('axe finds nothing on $name', async (one) => {
    await look(one);
    await ask(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    // Whole results are large, and slow to bring here.
    const { violations, passes } = await ask<Record<'violations' | 'passes', unknown[]>>(
      `axe.run({ resultTypes: ['violations'], preload: false }).then(({ violations, passes }) => ({
        violations: violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        passes: passes.map(({ id }) => id),
      }))`,
    );
    await lookAsBefore();
    expect(violations).toStrictEqual([]);
    expect(passes).toStrictEqual(expect.arrayContaining(['color-contrast', 'heading-order', 'region', 'link-name']));
  });

  describe('of hostile templates and runs, loaded by a link to a claim', () => {
    beforeEach(() => load('#SEC-04', 'hostile'));

    it('opens it, in view and with the focus on it', async () => {
      expect(await ask('document.querySelector("#SEC-04 > details").open')).toBe(true);
      expect(await ask('document.activeElement.id')).toBe('SEC-04');
      const [top, bar] = await ask<[number, number]>(
        '[document.getElementById("SEC-04").getBoundingClientRect().top, document.querySelector("search").getBoundingClientRect().bottom]',
      );
      expect(top).toBeGreaterThanOrEqual(bar);
      expect(top).toBeLessThan(DESKTOP.height);
    });

    it('lets the keyboard on from there, and close it', async () => {
      await page.keyboard.press('Tab');
      expect(await ask('document.activeElement.textContent')).toBe('SEC-04');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await ask('document.querySelectorAll(".claim > details[open]").length')).toBe(0);
    });

    it('takes nothing of them for anything but text', async () => {
      expect(await ask('window.broken')).toBeUndefined();
      expect(await ask('document.scripts.length + document.images.length')).toBe(1);
      const text = (selector: string): Promise<string> => ask(`document.querySelector('${selector}').textContent`);
      expect(await text('#SEC-04 h3')).toBe(ATTACKS.join(' '));
      expect(await text('#SEC-04 .findings code')).toBe(ATTACKS[0]);
      expect(await text('.tried .on')).toBe(`Atlas, on ${ATTACKS.join(' ')}`);
    });
  });

  describe('without its script', () => {
    let session: CDPSession;
    beforeAll(async () => {
      // What Playwright's javaScriptEnabled does, in the page that is there.
      session = await page.context().newCDPSession(page);
      await session.send('Emulation.setScriptExecutionDisabled', { value: true });
      await page.setViewportSize(PHONE);
      await load();
    });
    afterAll(async () => {
      await session.send('Emulation.setScriptExecutionDisabled', { value: false });
      await session.detach();
      await lookAsBefore();
    });

    it('is whole, and printed with its sources open', async () => {
      expect(await page.getByRole('search').count()).toBe(0);
      expect(await shown()).toHaveLength(total);
      const claim = page.locator('#SEC-04');
      await click('#SEC-04 > details > summary');
      expect(await claim.getByText('Resources in profile trial').isVisible()).toBe(true);
      await click('input[value=free]');
      expect(await claim.getByText('Resources in profile free').isVisible()).toBe(true);
      expect(await claim.getByText('Resources in profile trial').isVisible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('#SEC-02 .sources').isVisible()).toBe(true);
      expect(await claim.locator('.findings').first().isVisible()).toBe(false);
      expect(await page.getByRole('search').count()).toBe(0);
    });
  });
});
