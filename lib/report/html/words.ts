/** What the page calls things, and how they are told apart without colour. */
import type { Side, Status, Verdict } from '../../claims/claim';
import type { ReportedResult } from '../schema';
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

export const STATUS_LABELS: Readonly<Record<Status, Label>> = {
  demonstrated: { word: 'demonstrated', icon: 'shield', tone: 'good', means: 'The templates show it.' },
  'not-in-this-profile': {
    word: 'not in this profile',
    icon: 'dash',
    tone: 'quiet',
    means: 'This profile does not have to show it.',
  },
  failed: { word: 'failed', icon: 'cross', tone: 'bad', means: 'This profile has to show it and does not.' },
};

export const NOT_RUN: Label = { word: 'not run', icon: 'dash', tone: 'quiet', means: 'Nothing was tried.' };

export const SIDE_NAMES: Readonly<Record<Side, string>> = { dynamodb: 'DynamoDB', atlas: 'Atlas', both: 'both' };

/** Where a claim was seen; each is a column of its own, and nothing is carried from one to another. */
export interface Column {
  readonly name: string;
  readonly means: string;
  /** Left out where nothing was run. */
  readonly status?: (result: ReportedResult) => Status;
}

export const COLUMNS: readonly [Column, ...Column[]] = [
  { name: 'synth', means: 'in the synthesized templates', status: ({ status }) => status },
  { name: 'local', means: 'working on engines of this machine' },
  { name: 'live', means: 'in a real account' },
];
