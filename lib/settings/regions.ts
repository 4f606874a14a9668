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

/** CloudFormation cannot activate third-party public types here: `MongoDB::Atlas::*` cannot be used in these regions. */
export const NO_TYPE_ACTIVATION: readonly string[] = [
  'me-central-1',
  'ap-south-2',
  'ap-southeast-4',
  'eu-south-2',
  'eu-central-2',
];

/**
 * Sets of regions within which a table may be strongly consistent; chosen when the table is created, for good.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html
 */
export const STRONG_CONSISTENCY_SETS: readonly (readonly string[])[] = [
  ['us-east-1', 'us-east-2', 'us-west-2'],
  ['eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-central-1'],
  ['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
];
