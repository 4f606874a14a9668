/** What the page calls things, and how they are told apart without colour. */
import type { Side, Status, Verdict } from '../../claims/claim';
import type { ObservedStatus } from '../../claims/observations/claim-status';
import type { Outcome } from '../../claims/observations/observations';
import type { IconName } from './icons';

export type Tone = 'good' | 'caution' | 'bad' | 'quiet';

export interface Label {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly means: string;
}

export const VERDICT_LABELS: Readonly<Record<Verdict, Label>> = {
  holds: { word: 'holds', icon: 'check', tone: 'good', means: 'As said.' },
  'holds-with-caveat': {
    word: 'holds with a caveat',
    icon: 'triangle',
    tone: 'caution',
    means: 'As said, within limits that are named.',
  },
  outdated: { word: 'outdated', icon: 'clock', tone: 'bad', means: 'Was right, or thought so, and no longer is.' },
  answered: { word: 'answered', icon: 'speech', tone: 'good', means: 'Left as a question; here is the answer.' },
  'platform-fact': {
    word: 'platform fact',
    icon: 'page',
    tone: 'quiet',
    means: 'No template can show it; cited only.',
  },
};

export type AnyStatus = Status | ObservedStatus;

export const STATUS_LABELS: Readonly<Record<AnyStatus, Label>> = {
  demonstrated: { word: 'demonstrated', icon: 'shield', tone: 'good', means: 'The templates show it.' },
  seen: { word: 'seen', icon: 'eye', tone: 'good', means: 'It worked where it was tried.' },
  'not-in-this-profile': {
    word: 'not in this profile',
    icon: 'dash',
    tone: 'quiet',
    means: 'This profile does not have to show it.',
  },
  'not-run': { word: 'not run', icon: 'dash', tone: 'quiet', means: 'Nothing about it was tried.' },
  failed: {
    word: 'failed',
    icon: 'cross',
    tone: 'bad',
    means: 'This profile has to show it and does not; or it was tried and did not work.',
  },
};

export const OUTCOME_LABELS: Readonly<Record<Outcome, Label>> = {
  passed: { word: 'passed', icon: 'check', tone: 'good', means: '' },
  failed: { word: 'failed', icon: 'cross', tone: 'bad', means: '' },
  skipped: { word: 'not run', icon: 'dash', tone: 'quiet', means: '' },
};

export const SIDE_NAMES: Readonly<Record<Side, string>> = { dynamodb: 'DynamoDB', atlas: 'Atlas', both: 'both' };
