/** What the page calls things, and how they are told apart without colour. */
import type { Side, Status, Verdict } from '../../claims/claim';
import type { ObservedStatus } from '../../claims/observations/claim-status';
import type { Outcome } from '../../claims/observations/observations';
import { VERDICT_WORDS } from '../words';
import type { IconName } from './icons';

export type Tone = 'good' | 'caution' | 'bad' | 'quiet';

export interface Label {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly means: string;
}

export const VERDICT_LABELS: Readonly<Record<Verdict, Label>> = {
  holds: { word: VERDICT_WORDS.holds, icon: 'check', tone: 'good', means: 'It is as said.' },
  'holds-with-caveat': {
    word: VERDICT_WORDS['holds-with-caveat'],
    icon: 'triangle',
    tone: 'caution',
    means: 'It is as said, within limits that are named.',
  },
  outdated: {
    word: VERDICT_WORDS.outdated,
    icon: 'clock',
    tone: 'bad',
    means: 'Was right, or thought so, and no longer is.',
  },
  answered: {
    word: VERDICT_WORDS.answered,
    icon: 'speech',
    tone: 'good',
    means: 'Left as a question; here is the answer.',
  },
  'platform-fact': {
    word: VERDICT_WORDS['platform-fact'],
    icon: 'page',
    tone: 'quiet',
    means: 'No template can show it; cited only.',
  },
};

export type AnyStatus = Status | ObservedStatus;

export const STATUS_LABELS: Readonly<Record<AnyStatus, Label>> = {
  demonstrated: {
    word: 'today shown',
    icon: 'shield',
    tone: 'good',
    means: 'The templates show what is true today, whatever was said.',
  },
  seen: { word: 'seen', icon: 'eye', tone: 'good', means: 'It worked where it was tried.' },
  'not-in-this-profile': {
    word: 'not in this profile',
    icon: 'dash',
    tone: 'quiet',
    means: 'This profile does not have to show it.',
  },
  cited: { word: 'no template', icon: 'page', tone: 'quiet', means: 'A fact that no template can show; it is cited.' },
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

/** Of what was seen before the templates changed. */
export const OTHER_TEMPLATES_LABEL: Label = { word: 'old', icon: 'clock', tone: 'bad', means: '' };

export const SIDE_NAMES: Readonly<Record<Side, string>> = { dynamodb: 'DynamoDB', atlas: 'Atlas', both: 'both' };
