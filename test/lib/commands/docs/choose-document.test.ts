import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLAIM_IDS } from '../../../../lib/claims/ids';
import { chooseDocument } from '../../../../lib/commands/docs/choose-document';

const page = chooseDocument();

it('is what docs/choose.md holds', () => {
  if (readFileSync(join(__dirname, '../../../../docs/choose.md'), 'utf8') !== page)
    throw new Error('docs/choose.md does not say what lib/claims/catalogue and lib/costs say: run npm run docs');
});

it('names every claim, and leads to it', () => {
  expect(CLAIM_IDS.filter((id) => !page.includes(`[${id}](claims.md#${id.toLowerCase()})`))).toStrictEqual([]);
});

it('can be read in five minutes, at 238 words each', () => {
  const links = /\[[^\]]*\]\([^)\s]*\)/g;
  expect(page.replaceAll(links, '').match(/[\p{L}\d][^\s|]*/gu)!.length).toBeLessThan(5 * 238);
});

it('says where the lines of that example cross', () => {
  expect(page).toMatch(
    /^Up to 220 operations a second DynamoDB costs less, above it MongoDB Atlas, if M30 takes so many/m,
  );
});

it('has what three loads cost by the worked example of docs/cost.md', () => {
  expect(page).toContain('| Operations | 2 a second | 200 a second | 1,000 a second |');
  expect(page).toMatch(/^\| DynamoDB, on-demand \| [\d.]+ \| 368\.52 \|/m);
  expect(page).toMatch(/^\| Atlas, 3 nodes M30 \| at least 404\.20 \|/m);
  expect(page).toContain('Without a known price, and so left out: answers to clients in the region.');
});
