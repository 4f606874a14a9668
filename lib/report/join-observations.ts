import { PLACES, type Observations } from '../claims/observations/observations';
import { Misuse } from '../errors';

/**
 * Observations of one profile and place as one document, in the order of the profiles and places.
 *
 * @throws Misuse for those of a profile that is not among `profiles`: they would be lost
 */
export function joinObservations(documents: readonly Observations[], profiles: readonly string[]): Observations[] {
  const lost = documents.find(({ profile }) => !profiles.includes(profile));
  if (lost) {
    throw new Misuse(
      `the observations (${lost.place}) are of profile ${lost.profile}, and the report is on ${profiles.join(', ')}. Report on that profile too: -c profile=${lost.profile}, --all, or --assembly with its folder.`,
    );
  }
  return profiles.flatMap((profile) =>
    PLACES.flatMap((place) => {
      const of = documents.filter((document) => document.profile === profile && document.place === place);
      if (!of.length) return [];
      const runs = of.flatMap((one) => one.runs ?? []);
      const observations = of.flatMap((one) => one.observations);
      return [{ schemaVersion: 1 as const, place, profile, ...(runs.length && { runs }), observations }];
    }),
  );
}
