import { readFileSync } from 'node:fs';
import { catalogue } from '../../../lib/claims/catalogue';
import { ADVICE } from '../../../lib/claims/catalogue/advice';
import * as pages from '../../../lib/claims/catalogue/sources';
import { SECTIONS, sourcesOf, VERDICTS, type Claim } from '../../../lib/claims/claim';
import { CLAIM_IDS, type ClaimId } from '../../../lib/claims/ids';
import { TEMPLATES, type Sentence } from '../../../lib/claims/sentence';
import claimIds from '../../fixtures/claim-ids.json';

const PREFIXES = {
  SVC: 'Service',
  INT: 'Integrations',
  SCA: 'Scalability',
  REL: 'Reliability',
  POR: 'Portability',
  SEC: 'Security',
} as const;

/** Where the article ends in a question mark. */
const QUESTIONS: readonly ClaimId[] = ['SCA-01', 'REL-06', 'SEC-01', 'SEC-03'];
/** What this project says beside what the article does. */
const ADDED: readonly ClaimId[] = ['SEC-05'];

/** Words and amounts by which a text names a limit of what was said. */
const LIMIT = new RegExp(
  [
    String.raw`\b(at most|at the (least|most)|only|alone|up to|until|unless|except|but for|no more than|beyond)\b`,
    String.raw`\b(limit(s|ed)?|maximum|cannot|refuse[sd]?|may be throttled)\b`,
    String.raw`\bM\d+\b|\b\d[\d,.]*( |-)?(%|[KMGT]B|(second|minute|hour|day|week|month|node|write|read|region|zone)s?)\b`,
  ].join('|'),
  'i',
);
const textOf = (sentences: readonly Sentence[]): string => sentences.map(({ text }) => text).join(' ');
/** Of a claim that is about both, how they differ is part of what is true. */
const limitIn = ({ side, summary, counterpart }: Claim): string | undefined =>
  LIMIT.exec(textOf(side === 'both' ? [...summary, ...counterpart] : summary))?.[0];

it('has every claim once, in the article’s order', () => {
  expect(catalogue.map(({ id }) => id)).toStrictEqual([...CLAIM_IDS]);
});

it('has each claim in the section that its id names', () => {
  expect(Object.values(PREFIXES)).toStrictEqual([...SECTIONS]);
  const misplaced = catalogue.filter(
    ({ id, section }) => PREFIXES[id.slice(0, 3) as keyof typeof PREFIXES] !== section,
  );
  expect(misplaced).toStrictEqual([]);
});

describe('verdicts, by the same measure on both sides', () => {
  const withVerdict = (verdict: string): readonly Claim[] => catalogue.filter((claim) => claim.verdict === verdict);

  it('are answers where the article left a question mark, and nowhere else', () => {
    expect(withVerdict('answered').map(({ id }) => id)).toStrictEqual(QUESTIONS);
    expect(catalogue.filter(({ said }) => said.endsWith('?')).map(({ id }) => id)).toStrictEqual(QUESTIONS);
  });

  it('are "holds" where the text names no limit', () => {
    expect(withVerdict('holds').map((claim) => [claim.id, limitIn(claim)])).toStrictEqual(
      withVerdict('holds').map(({ id }) => [id, undefined]),
    );
  });

  it('are "holds-with-caveat" where it names one', () => {
    expect(withVerdict('holds-with-caveat').filter((claim) => limitIn(claim) === undefined)).toStrictEqual([]);
  });

  it.each([
    'A replica set has up to 50 members.',
    'It keeps a change for 24 hours.',
    'M0 is free, with 0.5 GB.',
    'From M10 on.',
    'A restore only ever makes a new table.',
    'Nothing, but for indexes.',
    'The step cannot be declared.',
  ])('see a limit in: %s', (text) => {
    expect(text).toMatch(LIMIT);
  });

  it.each([
    'A role holds exactly these and no action on items.',
    'The mode can be changed later.',
    'Version 8.0 runs.',
  ])('see none in: %s', (text) => {
    expect(text).not.toMatch(LIMIT);
  });
});

it('marks the claims that this project has added', () => {
  expect(catalogue.filter(({ added }) => added).map(({ id }) => id)).toStrictEqual(ADDED);
});

describe('sources', () => {
  const all = Object.values(pages).flatMap((group) => Object.values(group));

  it('are addresses, each with a day that there is', () => {
    for (const { url, read } of all) {
      expect(new URL(url).protocol).toBe('https:');
      expect(new Date(read).toISOString().slice(0, 10)).toBe(read);
    }
  });

  it('have each its own day, written beside it: none is set for all', () => {
    const days = readFileSync('lib/claims/catalogue/sources.ts', 'utf8').match(/'\d{4}-\d\d-\d\d'/g);
    expect(days).toHaveLength(all.length);
  });

  it('are cited, each page under one address', () => {
    const cited = new Set([...catalogue.flatMap(sourcesOf), ...Object.values(ADVICE).map(({ source }) => source)]);
    expect(all.filter((source) => !cited.has(source))).toStrictEqual([]);
    expect(new Set(all.map(({ url }) => url)).size).toBe(all.length);
  });
});

describe.each(catalogue.map((claim) => [claim.id, claim] as const))('%s', (_id, claim) => {
  it('has one of the verdicts that there are', () => {
    expect(VERDICTS).toContain(claim.verdict);
  });

  it('says what is true today in a first sentence that fits into a table', () => {
    expect(claim.summary[0].text.length).toBeLessThanOrEqual(125);
    expect(claim.summary[0].text).not.toMatch(/[.?!] \p{Lu}/u);
  });

  it('has whole sentences, each of one source', () => {
    for (const { text, source } of [...claim.summary, ...claim.counterpart]) {
      expect(text).toMatch(/^[`\p{Lu}].*\.$/u);
      expect(source === TEMPLATES || source.url).toBeTruthy();
    }
  });

  it('cites the other vendor’s own page where it speaks of the other database', () => {
    const vendors = { dynamodb: /\.amazon\.com\//, atlas: /\bmongodb\b/ };
    const cites = (side: keyof typeof vendors, sentences: readonly Sentence[]): boolean =>
      sentences.some(({ source }) => source !== TEMPLATES && vendors[side].test(source.url));
    const { side, summary, counterpart } = claim;
    if (side === 'both') {
      expect([
        cites('dynamodb', [...summary, ...counterpart]),
        cites('atlas', [...summary, ...counterpart]),
      ]).toStrictEqual([true, true]);
    } else {
      expect(cites(side === 'atlas' ? 'dynamodb' : 'atlas', counterpart)).toBe(true);
    }
  });

  it('has evidence, unless no template can show it', () => {
    expect(claim.evidence === undefined).toBe(claim.verdict === 'platform-fact');
  });

  it('is demonstrated by showcase, or says where it is and why not there', () => {
    if (claim.verdict === 'platform-fact' || claim.shownIn.includes('showcase')) return;
    expect(textOf(claim.summary)).toMatch(new RegExp(`Shown in profile ${claim.shownIn.join(', ')}: .*showcase`));
  });

  it('names claims that there are', () => {
    const named = [textOf(claim.summary), textOf(claim.counterpart), claim.said].flatMap(
      (text) => text.match(/\b[A-Z]{3}-\d\d\b/g) ?? [],
    );
    expect(named.filter((id) => !(CLAIM_IDS as readonly string[]).includes(id))).toStrictEqual([]);
  });
});

it('has the ids that it always had: what was cited stays what it was', () => {
  expect([...CLAIM_IDS]).toStrictEqual(claimIds);
});
