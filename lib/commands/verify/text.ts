/** The result for people: a line for every fact and every claim. */
import { styled, unstyled } from '../../console/terminal';
import { CLAIM_IDS, type ClaimId } from '../../claims/ids';
import type { Observation } from '../../claims/observations/observations';
import type { Verified } from './verify';

type Outcomes = Readonly<Record<Observation['outcome'], number>>;

export const countsOf = (observations: readonly Observation[]): Outcomes => {
  const count = (outcome: Observation['outcome']): number =>
    observations.filter((one) => one.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
};

/** @param colour for a terminal only */
export function verifiedText({ document, account, region, standIns, left }: Verified, colour: boolean): string {
  const { profile, place, observations } = document;
  const where =
    place === 'live'
      ? `Seen live: profile ${profile}, account ${account}, region ${region}`
      : `Seen on ${standIns.join(' and ')}, which is not AWS or not Atlas: nothing here is live. Profile ${profile}, region ${region}`;
  const { passed, failed, skipped } = countsOf(observations);
  const text = [
    where,
    '',
    ...together(observations).map(factLine),
    '',
    'By claim',
    ...CLAIM_IDS.flatMap((id) => claimLine(id, observations, place)),
    ...(left.length ? ['', 'Left behind. Remove it by', ...left.map((line) => `  ${line}`)] : []),
    '',
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
    '',
  ].join('\n');
  return colour ? text : unstyled(text);
}

const LABELS = {
  passed: ['green', 'passed '],
  failed: ['red', 'FAILED '],
  skipped: ['yellow', 'NOT RUN'],
  partly: ['yellow', 'PARTLY '],
} as const;

const label = (outcome: keyof typeof LABELS): string => {
  const [colour, text] = LABELS[outcome];
  return styled(colour, text);
};

/** What was not run one after the other, and for the same reason. */
function together(observations: readonly Observation[]): Observation[][] {
  const groups: Observation[][] = [];
  for (const one of observations) {
    const last = groups.at(-1);
    const isSame = one.outcome === 'skipped' && last?.[0]?.outcome === 'skipped' && last[0].reason === one.reason;
    if (isSame) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function factLine(group: readonly Observation[]): string {
  const [first, ...more] = group;
  if (first === undefined) return '';
  const { title, outcome, reason } = first;
  const claims = CLAIM_IDS.filter((id) => group.some((one) => one.claims.includes(id)));
  const ids = claims.length ? ` [${claims.join(', ')}]` : '';
  const others = more.length ? `, and ${more.length} more` : '';
  return `${label(outcome)} ${title}${others}${ids}${reason === undefined ? '' : `: ${reason}`}`;
}

/** One that no fact is about has no line: the templates show it, or a page that the claims cite. */
function claimLine(id: ClaimId, observations: readonly Observation[], place: string): string[] {
  const facts = observations.filter(({ claims }) => claims.includes(id));
  if (!facts.length) return [];
  const { passed, failed, skipped } = countsOf(facts);
  const outcome = failed ? 'failed' : !skipped ? 'passed' : passed ? 'partly' : 'skipped';
  const seen = place === 'live' ? 'seen live' : 'seen on the stand-in';
  const rest = [failed && `${failed} failed`, skipped && `${skipped} not run`].filter(Boolean).join(', ');
  return [`${label(outcome)} ${id}: ${passed} of ${facts.length} facts ${seen}${rest && `; ${rest}`}`];
}
