import { catalogue } from '../../../lib/claims/catalogue';
import { SECTIONS, VERDICTS } from '../../../lib/claims/claim';
import { CLAIM_IDS } from '../../../lib/claims/ids';
import claimIds from '../../fixtures/claim-ids.json';

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

it('has the ids that it always had: what was cited stays what it was', () => {
  expect([...CLAIM_IDS]).toEqual(claimIds);
});
