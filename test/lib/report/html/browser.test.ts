/** The page in a real browser. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { renderHtml } from '../../../../lib/report/html';
import { findChromium, HOW_TO_GET_IT, launch } from './chromium';
import { example, varied } from './example';
import { ATTACKS, hostile } from './hostile';

const executable = findChromium();
if (executable === undefined) process.stderr.write(HOW_TO_GET_IT);

// A browser beside other work is slow to answer, and that says nothing of the page.
jest.setTimeout(90_000);

const PHONE = { viewport: { width: 390, height: 844 } };
const DESKTOP = { viewport: { width: 1280, height: 900 } };

(executable === undefined ? describe.skip : describe)('the page in Chromium', () => {
  const folder = join(tmpdir(), `claims-page-${process.pid}`);
  const address = pathToFileURL(join(folder, 'claims.html')).href;
  const attacked = pathToFileURL(join(folder, 'hostile.html')).href;
  const mixed = pathToFileURL(join(folder, 'varied.html')).href;
  const total = example().report.claims.length;
  let browser: Browser;
  let complaints: string[];

  beforeAll(async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'claims.html'), renderHtml(example()));
    writeFileSync(join(folder, 'varied.html'), renderHtml(varied()));
    writeFileSync(join(folder, 'hostile.html'), renderHtml(hostile()));
    browser = await launch(executable as string);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(() => {
    complaints = [];
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    // Whatever a test is about: nothing on the console, and no request but for the page itself.
    expect(complaints).toEqual([]);
  });

  async function open(hash = '', options: BrowserContextOptions = DESKTOP, url = address): Promise<Page> {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== url && !request.url().startsWith('data:')) complaints.push(request.url());
    });
    await page.goto(url + hash);
    return page;
  }

  const hashOf = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);
  const shown = (page: Page) => page.locator('.claim:visible');
  const count = (page: Page) => page.locator('#count').innerText();

  describe('filters', () => {
    it('show what fits, say how many, and stand in the address', async () => {
      const page = await open();
      await page.getByRole('combobox', { name: 'Side' }).selectOption('Atlas');
      const atlas = example().report.claims.filter(({ side }) => side === 'atlas').length;
      expect(await shown(page).count()).toBe(atlas);
      expect(await count(page)).toBe(`${atlas} of ${total} claims`);
      expect(hashOf(page)).toBe('#?side=atlas');
    });

    it('are taken from the address', async () => {
      const page = await open('#?profile=free&side=dynamodb&verdict=holds&status=failed&text=table');
      expect(await page.getByRole('radio', { name: 'free' }).isChecked()).toBe(true);
      expect(await page.getByRole('combobox', { name: 'Verdict' }).inputValue()).toBe('holds');
      const fitting = example().report.claims.filter(
        ({ side, verdict, results }) => side === 'dynamodb' && verdict === 'holds' && results[0]?.status === 'failed',
      );
      expect(await shown(page).count()).toBeGreaterThan(0);
      expect(await shown(page).count()).toBeLessThanOrEqual(fitting.length);
    });

    it('find every word of a text, in any order and case', async () => {
      const page = await open();
      await page.getByRole('searchbox', { name: 'Text' }).fill('vpc PEERING accepted');
      expect(await shown(page).locator('.id').allInnerTexts()).toContain('SEC-02');
      await page.getByRole('searchbox', { name: 'Text' }).fill('peering nowhere-to-be-found');
      expect(await count(page)).toBe(`No claim of ${total} matches`);
      expect(await page.locator('section.claims:visible').count()).toBe(0);
    });

    it('of a status go by the profile that is shown', async () => {
      const page = await open('#?status=failed');
      const failed = (index: number): number =>
        example().report.claims.filter(({ results }) => results[index]?.status === 'failed').length;
      expect(failed(0)).not.toBe(failed(1));
      expect(await shown(page).count()).toBe(failed(1));
      await page.getByRole('radio', { name: 'free' }).check();
      expect(await shown(page).count()).toBe(failed(0));
    });

    it('are cleared by their button', async () => {
      const page = await open('#SEC-02?side=atlas');
      await page.getByRole('button', { name: 'Clear' }).click();
      expect(await shown(page).count()).toBe(total);
      expect(hashOf(page)).toBe('');
    });

    it('ignore what an address makes up', async () => {
      const page = await open('#%E0%A4%A?side=neither&profile=none&colour=red');
      expect(await shown(page).count()).toBe(total);
    });
  });

  describe('a link to a claim', () => {
    it('opens it, in view and with the focus on it', async () => {
      const page = await open('#SEC-02');
      expect(await page.locator('#SEC-02 details').first().getAttribute('open')).toBe('');
      expect(await page.evaluate('document.activeElement.id')).toBe('SEC-02');
      const box = await page.locator('#SEC-02').boundingBox();
      const bar = await page.getByRole('search').boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
      expect(box?.y).toBeLessThan(DESKTOP.viewport.height);
    });

    it('keeps the filters', async () => {
      const page = await open('#?side=atlas');
      await page.locator('#SEC-02 .id').click();
      await page.waitForURL(`${address}#SEC-02?side=atlas`);
      expect(await page.getByRole('combobox', { name: 'Side' }).inputValue()).toBe('atlas');
    });

    it('clears filters that would hide it', async () => {
      const page = await open('#SEC-02?side=dynamodb');
      expect(await page.locator('#SEC-02').isVisible()).toBe(true);
      expect(hashOf(page)).toBe('#SEC-02');
    });

    it('stands on the badge of a resource', async () => {
      const page = await open();
      await page.getByRole('link', { name: 'INT-01, failed, on Stream/Dead' }).click();
      await page.waitForURL(`${address}#INT-01`);
      expect(await page.locator('#INT-01 details').first().getAttribute('open')).toBe('');
    });

    it('to a stack of another profile shows that profile', async () => {
      const page = await open('#p0-s0');
      expect(await page.locator('#p0-s0').isVisible()).toBe(true);
      expect(hashOf(page)).toBe('#p0-s0?profile=free');
    });
  });

  describe('the keyboard', () => {
    it('skips to the claims first', async () => {
      const page = await open();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the claims');
      await page.keyboard.press('Enter');
      await page.waitForFunction('document.activeElement.id === "main"');
    });

    it('switches profiles', async () => {
      const page = await open();
      await page.getByRole('radio', { name: 'trial' }).focus();
      await page.keyboard.press('ArrowLeft');
      expect(hashOf(page)).toBe('#?profile=free');
      expect(await page.getByText('Seen in profile free').isVisible()).toBe(true);
      expect(await page.getByText('Seen in profile trial').isVisible()).toBe(false);
    });

    it('opens and closes a row, and all rows', async () => {
      const page = await open('#SEC-02');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('SEC-02');
      await page.locator('#SEC-02 > details > summary').focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('.claim > details[open]').count()).toBe(0);
      await page.getByRole('button', { name: 'Open all' }).focus();
      await page.keyboard.press('Space');
      expect(await page.locator('.claim > details[open]').count()).toBe(total);
      await page.keyboard.press('Space');
      expect(await page.locator('.claim > details[open]').count()).toBe(0);
    });
  });

  it('is whole without its script', async () => {
    const page = await open('', { ...PHONE, javaScriptEnabled: false });
    expect(await page.getByRole('search').count()).toBe(0);
    expect(await shown(page).count()).toBe(total);
    await page.locator('#SEC-04 > details > summary').click();
    expect(await page.locator('#SEC-04').getByText('Resources in profile trial').isVisible()).toBe(true);
    await page.getByRole('radio', { name: 'free' }).check();
    expect(await page.locator('#SEC-04').getByText('Resources in profile free').isVisible()).toBe(true);
    expect(await page.locator('#SEC-04').getByText('Resources in profile trial').isVisible()).toBe(false);
  });

  it('fits a phone: only the pictures scroll sideways', async () => {
    const page = await open('#SEC-04', PHONE);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(
      await page.evaluate(
        'Array.from(document.querySelectorAll(".canvas")).some((one) => one.scrollWidth > one.clientWidth)',
      ),
    ).toBe(true);
  });

  it('is printed with everything open', async () => {
    const page = await open('', { ...DESKTOP, javaScriptEnabled: false });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#SEC-04 h4').first().isVisible()).toBe(true);
    expect(await page.getByRole('search').count()).toBe(0);
  });

  it('takes nothing of a template for anything but text', async () => {
    const page = await open('#SEC-04', DESKTOP, attacked);
    expect(await page.evaluate('window.broken')).toBeUndefined();
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('#SEC-04 h3').innerText()).toBe(ATTACKS.join(' '));
    expect(await page.locator('#SEC-04 .findings code').first().innerText()).toBe(ATTACKS[0]);
  });

  describe('axe', () => {
    const looks = (['light', 'dark'] as const).flatMap((colorScheme) => [
      { colorScheme, name: 'phone', ...PHONE },
      { colorScheme, name: 'desktop', ...DESKTOP },
    ]);

    it.each(looks)('finds nothing on a $name in $colorScheme', async ({ name: _, ...look }) => {
      const page = await open('', look, mixed);
      await page.evaluate('document.querySelectorAll("details").forEach((one) => (one.open = true))');
      await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
      // Whole results are large, and slow to bring here.
      const { violations, passes } = await page.evaluate<
        Record<'violations' | 'passes', unknown[]>
      >(`axe.run().then(({ violations, passes }) => ({
        violations: violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        passes: passes.map(({ id }) => id),
      }))`);
      expect(violations).toEqual([]);
      expect(passes).toEqual(expect.arrayContaining(['color-contrast', 'heading-order', 'region', 'link-name']));
    });
  });
});
