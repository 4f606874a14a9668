import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../../lib/claims/catalogue';
import { SECTIONS, VERDICTS } from '../../../lib/claims/claim';
import { CLAIM_IDS } from '../../../lib/claims/ids';

const CATALOGUE = join(__dirname, '../../../../shared/CLAIMS.md');
const PREFIXES = {
  SVC: 'Service',
  INT: 'Integrations',
  SCA: 'Scalability',
  REL: 'Reliability',
  POR: 'Portability',
  SEC: 'Security',
} as const;

it('has every claim once, in the article’s order', () => {
  expect(catalogue.map(({ id }) => id)).toEqual([...CLAIM_IDS]);
});

it('has each claim in the section that its id names', () => {
  expect(Object.values(PREFIXES)).toEqual([...SECTIONS]);
  const misplaced = catalogue.filter(
    ({ id, section }) => PREFIXES[id.slice(0, 3) as keyof typeof PREFIXES] !== section,
  );
  expect(misplaced).toEqual([]);
});

describe.each(catalogue.map((claim) => [claim.id, claim] as const))('%s', (_id, claim) => {
  it('has one of the verdicts that there are', () => {
    expect(VERDICTS).toContain(claim.verdict);
  });

  it('cites sources, each with the day on which it was read', () => {
    expect(claim.sources.length).toBeGreaterThan(0);
    for (const { url, checked } of claim.sources) {
      expect(new URL(url).protocol).toBe('https:');
      expect(new Date(checked).toISOString().slice(0, 10)).toBe(checked);
    }
  });

  it('has evidence, unless no template can show it', () => {
    expect(claim.evidence === undefined).toBe(claim.verdict === 'platform-fact');
  });

  it('is demonstrated by showcase, or says where it is and why not there', () => {
    if (claim.verdict === 'platform-fact' || claim.shownIn.includes('showcase')) return;
    expect(claim.summary).toMatch(new RegExp(`Shown in profile ${claim.shownIn.join(', ')}: .*showcase`));
  });

  it('names claims that there are', () => {
    const named = [claim.summary, claim.counterpart, claim.said].flatMap(
      (text) => text.match(/\b[A-Z]{3}-\d\d\b/g) ?? [],
    );
    expect(named.filter((id) => !(CLAIM_IDS as readonly string[]).includes(id))).toEqual([]);
  });
});

// The list of claims is kept beside the repository, not in it: without it there is nothing to compare with, and the test is skipped.
const hasCatalogue = existsSync(CATALOGUE);
if (!hasCatalogue) console.info('skipped: no shared/CLAIMS.md beside the repository to compare the claim ids with');

(hasCatalogue ? it : it.skip)('has the ids of the list of claims', () => {
  const listed = [...readFileSync(CATALOGUE, 'utf8').matchAll(/^\| `([A-Z]{3}-[0-9]{2})` \|/gm)].map(([, id]) => id);
  expect(listed).toEqual([...CLAIM_IDS]);
});
