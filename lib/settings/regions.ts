/** Regions in either spelling: the cloud's own (`eu-west-1`, `westeurope`) and Atlas's (`EU_WEST_1`, `EUROPE_WEST`). */
import { availability, type Provider } from './availability';
import { nearestText } from './nearest';

/** Those of the app itself: Atlas is on all of AWS but China and GovCloud, so there are no others. */
export const AWS_REGIONS: readonly string[] = Object.keys(availability.AWS.value.regions);

const plain = (name: string): string => name.toLowerCase().replaceAll('_', '-');

/** What settings hold: AWS's spelling of its regions, Atlas's of all others. */
const kept = (provider: Provider, [own, atlas]: readonly [string, string]): string =>
  provider === 'AWS' ? own : atlas;

/** Each region of a cloud by both of its names. */
function spellingsOf(provider: Provider): ReadonlyMap<string, string> {
  const regions = Object.entries(availability[provider].value.regions);
  return new Map(
    regions.flatMap((names) => names.map((name) => [plain(name), kept(provider, names)] as [string, string])),
  );
}

const spellings: Readonly<Record<Provider, ReadonlyMap<string, string>>> = {
  AWS: spellingsOf('AWS'),
  GCP: spellingsOf('GCP'),
  AZURE: spellingsOf('AZURE'),
};

/** All of a cloud, as settings hold them. */
export const regionsOf = (provider: Provider): readonly string[] => [...new Set(spellings[provider].values())].sort();

/** A region given in either spelling, as settings hold it; `undefined` when the cloud has no such region. */
export const findRegion = (provider: Provider, given: string): string | undefined =>
  spellings[provider].get(plain(given));

export const nearestRegion = (provider: Provider, given: string): string => {
  const known = [...spellings[provider].keys()];
  return spellings[provider].get(nearestText(plain(given), known)) as string;
};

/** Atlas's name of an AWS region. */
export const atlasRegion = (awsName: string): string => awsName.toUpperCase().replaceAll('-', '_');
