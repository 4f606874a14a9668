import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { CLAIMS_METADATA } from '../../lib/claims/demonstrates';
import { CLAIM_IDS } from '../../lib/claims/ids';
import { PROFILE_NAMES } from '../../lib/settings/schema';
import { synthStacks } from '../support/synth';

const CATALOGUE = join(__dirname, '../../../shared/CLAIMS.md');

/** Resource and claim, of every mark in the profile's templates. */
const marks = (profile: (typeof PROFILE_NAMES)[number]): [string, string][] =>
  [...synthStacks(profile)].flatMap(([stack, construct]) =>
    Object.entries(
      Template.fromStack(construct).toJSON()['Resources'] as Record<string, { Metadata?: Record<string, string[]> }>,
    ).flatMap(([id, { Metadata }]) =>
      (Metadata?.[CLAIMS_METADATA] ?? []).map((claim): [string, string] => [`${stack}/${id}`, claim]),
    ),
  );

describe.each(PROFILE_NAMES)('profile %s', (profile) => {
  const found = marks(profile);

  it('marks resources', () => {
    expect(found).not.toEqual([]);
  });

  it('marks nothing with a claim that there is not', () => {
    expect(found.filter(([, claim]) => !(CLAIM_IDS as readonly string[]).includes(claim))).toEqual([]);
  });
});

it('has every id once', () => {
  expect([...new Set(CLAIM_IDS)]).toEqual([...CLAIM_IDS]);
});

// The list of claims is kept beside the repository, not in it: without it there is nothing to compare with, and the test is skipped.
const hasCatalogue = existsSync(CATALOGUE);
if (!hasCatalogue) console.info('skipped: no shared/CLAIMS.md beside the repository to compare the claim ids with');

(hasCatalogue ? it : it.skip)('has the ids of the list of claims', () => {
  const listed = [...readFileSync(CATALOGUE, 'utf8').matchAll(/^\| `([A-Z]{3}-[0-9]{2})` \|/gm)].map(([, id]) => id);
  expect(listed).toEqual([...CLAIM_IDS]);
});
