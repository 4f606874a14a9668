/** Where a claim was seen; each is a column of its own, and nothing is carried from one to another. */
import { STATUSES } from '../../claims/claim';
import { enginesOf, OBSERVED_STATUSES } from '../../claims/observations/claim-status';
import { PLACES, type Place } from '../../claims/observations/observations';
import { observedIn, PLACE_WORDS } from '../places';
import type { Report, ReportedClaim } from '../schema';
import type { AnyStatus } from './words';

export interface Column {
  readonly name: 'synth' | Place;
  readonly means: string;
  /** Those that there are in this column. */
  readonly statuses: readonly AnyStatus[];
  readonly of: (claim: ReportedClaim, profile: string, index: number) => Standing;
  /** What stands in it was seen on these, of any claim and of none. */
  readonly engines: (report: Report, profile: string) => readonly string[];
}

interface Standing {
  readonly status: AnyStatus;
  /** Where a status comes from engines, their names stand beside it. */
  readonly engines: readonly string[];
  /** What was seen of the claim, where it was not the whole. */
  readonly parts: readonly string[];
  /** Whether it was seen before the templates changed. */
  readonly isOld: boolean;
  /** What was not run of what is about the claim, though other things about it were. */
  readonly skipped: number;
}

const synth: Column = {
  name: 'synth',
  means: 'in the synthesized templates',
  statuses: STATUSES,
  of: ({ results }, _profile, index) => ({
    status: results[index]?.status ?? 'not-in-this-profile',
    engines: [],
    parts: [],
    isOld: false,
    skipped: 0,
  }),
  engines: () => [],
};

const ofPlace = (place: Place): Column => ({
  name: place,
  means: `at work ${PLACE_WORDS[place].where}`,
  statuses: OBSERVED_STATUSES,
  of: (claim, profile) => {
    const { status, engines, parts, otherTemplates: isOld = false, skipped } = observedIn(claim, profile, place);
    return {
      status,
      engines,
      parts: status === 'seen' ? parts : [],
      isOld,
      skipped: status === 'not-run' ? 0 : skipped,
    };
  },
  engines: ({ observations = [] }, profile) =>
    observations
      .filter((run) => run.profile === profile && run.place === place)
      .flatMap((run) => enginesOf(run.observations)),
});

export const COLUMNS: readonly [Column, ...Column[]] = [synth, ...PLACES.map(ofPlace)];
