/** What every format says of the places that something was run in. */
import { PLACES, type Observation, type Place, type Run } from '../claims/observations/observations';
import type { ReportedClaim, ReportedObserved, ReportedRun } from './schema';

interface PlaceWords {
  readonly where: string;
  /** Stands wherever timings of the place do. */
  readonly timings: string;
  readonly toRunIt: string;
}

export const PLACE_WORDS: Readonly<Record<Place, PlaceWords>> = {
  local: {
    where: 'on engines of this machine',
    timings:
      'Local timings say nothing about either service: they are of engines and stand-ins on one machine, and each side did work of its own.',
    toRunIt: '`npm start` runs it',
  },
  live: {
    where: 'in a real account',
    timings:
      'Timings of one run, from one place and over one network, are no measurement of either service, and each side did work of its own.',
    toRunIt: '`npm run verify` runs it after `cdk deploy`',
  },
};

/** As `2026-11-26, commit 0a1b2c3d4e5f, Node 22.1.0, aws-cdk-lib 2.276.0`. */
export const madeText = ({ date, commit, versions }: Pick<Run, 'date' | 'commit' | 'versions'>): string =>
  [
    date,
    commit === undefined ? 'no commit' : `commit ${commit}`,
    ...Object.entries(versions).map(([name, version]) => `${name} ${version}`),
  ].join(', ');

/** Stands beside what was seen before the templates changed. */
export const OTHER_TEMPLATES = 'on other templates than these';

/** A place of a profile, and what was run there if anything was. */
export interface Visit {
  readonly profile: string;
  readonly place: Place;
  readonly runs?: readonly Run[];
  readonly otherTemplates?: true;
  readonly observations?: readonly Observation[];
}

/** Every place of a profile. */
export const visitsOf = (profile: string, documents: readonly ReportedRun[] = []): Visit[] =>
  PLACES.map((place) => ({
    profile,
    place,
    ...documents.find((document) => document.profile === profile && document.place === place),
  }));

const NOTHING = { status: 'not-run', passed: 0, failed: 0, skipped: 0 } as const;

/** What was seen of a claim in a place; `not-run` where nothing was run there at all. */
export const observedIn = ({ observed = [] }: ReportedClaim, profile: string, place: Place): ReportedObserved =>
  observed.find((one) => one.profile === profile && one.place === place) ?? {
    ...NOTHING,
    engines: [],
    parts: [],
    profile,
    place,
    reasons: [`nothing was run: ${PLACE_WORDS[place].toRunIt}`],
  };
