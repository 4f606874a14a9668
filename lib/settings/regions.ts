/**
 * AWS regions in both spellings: AWS's `eu-west-1` and Atlas's `EU_WEST_1`.
 *
 * Only the commercial partition: Atlas for Government and the China regions are separate offerings with their own sign-in.
 * https://www.mongodb.com/docs/atlas/reference/amazon-aws/
 */
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { closest } from 'fastest-levenshtein';

export const AWS_REGIONS: readonly string[] = RegionInfo.regions
  .filter((region) => region.partition === 'aws')
  .map((region) => region.name)
  .sort();

/** The AWS spelling of a region given in either spelling; `undefined` when there is no such region. */
export const awsRegion = (given: string): string | undefined => {
  const name = given.toLowerCase().replaceAll('_', '-');
  return AWS_REGIONS.includes(name) ? name : undefined;
};

export const atlasRegion = (awsName: string): string => awsName.toUpperCase().replaceAll('-', '_');

const similarRegion = (given: string): string => closest(given.toLowerCase().replaceAll('_', '-'), AWS_REGIONS);

export const REGION_CHOICES = { all: AWS_REGIONS, nearest: similarRegion };
