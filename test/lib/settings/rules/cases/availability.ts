import type { RuleCase } from './rule-case';

const NOTHING_SMALL_LACKS = { profile: 'free' };

const elsewhere = (provider: string, region: string) => ({
  'atlas.peering': false,
  'atlas.otherRegions': [{ provider, region, electableNodes: 2, readOnlyNodes: 0, analyticsNodes: 0 }],
});
const scaling = (minInstanceSize: string, maxInstanceSize: string) => ({
  'atlas.autoscaling.compute': true,
  'atlas.autoscaling.minInstanceSize': minInstanceSize,
  'atlas.autoscaling.maxInstanceSize': maxInstanceSize,
});

/** A cluster that is there already has its size and its regions. */
const THERE = { 'atlas.connectionString': 'mongodb+srv://orders.example.net/' };

export const atlasAvailability: readonly RuleCase[] = [
  {
    what: 'FLEX where Atlas has no small sizes, of a cluster that is to be made',
    refused: { ...NOTHING_SMALL_LACKS, 'atlas.instanceSize': 'FLEX', region: 'eu-west-2' },
    setting: 'region',
    given: 'eu-west-2',
    allowed: /^with FLEX one of /,
    accepted: { ...NOTHING_SMALL_LACKS, ...THERE, 'atlas.instanceSize': 'FLEX', region: 'eu-west-2' },
  },
  {
    what: 'a size that a region lacks, of a cluster that is to be made',
    refused: { region: 'ap-southeast-2', 'atlas.instanceSize': 'M300' },
    setting: 'atlas.instanceSize',
    given: 'M300',
    allowed: /AWS has no M300 in AP_SOUTHEAST_2/,
    accepted: { ...THERE, region: 'ap-southeast-2', 'atlas.instanceSize': 'M300' },
  },
  ...['M0', 'FLEX'].map((size) => ({
    what: `${size} where Atlas has no small sizes`,
    refused: { ...NOTHING_SMALL_LACKS, 'atlas.instanceSize': size, region: 'eu-west-2' },
    setting: 'region',
    given: 'eu-west-2',
    allowed: new RegExp(`^with ${size} one of AF_SOUTH_1, .*EU_WEST_1`),
    accepted: { ...NOTHING_SMALL_LACKS, 'atlas.instanceSize': size, region: 'EU_WEST_3' },
  })),
  {
    what: 'a size that a region of AWS lacks',
    refused: { region: 'ap-southeast-2', 'atlas.instanceSize': 'M300' },
    setting: 'atlas.instanceSize',
    given: 'M300',
    allowed: /AWS has no M300 in AP_SOUTHEAST_2/,
    accepted: { region: 'ap-southeast-2', 'atlas.instanceSize': 'M200' },
  },
  {
    what: 'a size that another cloud lacks',
    refused: { 'atlas.instanceSize': 'M300', ...elsewhere('AZURE', 'EUROPE_WEST') },
    setting: 'atlas.instanceSize',
    given: 'M300',
    allowed: /AZURE has no M300/,
    accepted: { 'atlas.instanceSize': 'M300', ...elsewhere('GCP', 'EUROPE_WEST_4') },
  },
  {
    what: 'a size that a region of another cloud lacks',
    refused: { 'atlas.instanceSize': 'M300', ...elsewhere('GCP', 'europe-west9') },
    setting: 'atlas.instanceSize',
    given: 'M300',
    allowed: /GCP has no M300 in EUROPE_WEST_9/,
    accepted: { 'atlas.instanceSize': 'M200', ...elsewhere('GCP', 'europe-west9') },
  },
  {
    what: 'a size that takes no other cloud beside it',
    refused: { 'atlas.instanceSize': 'M140', ...elsewhere('GCP', 'EUROPE_WEST_4') },
    setting: 'atlas.instanceSize',
    given: 'M140',
    allowed: /M140 of AWS takes no other cloud beside it/,
    accepted: { 'atlas.instanceSize': 'M140', ...elsewhere('AWS', 'EU_WEST_2') },
  },
  {
    what: 'a size that autoscaling may go up to and a cloud lacks',
    refused: { 'atlas.instanceSize': 'M80', ...scaling('M40', 'M300'), ...elsewhere('AZURE', 'westeurope') },
    setting: 'atlas.autoscaling.maxInstanceSize',
    given: 'M300',
    allowed: /AZURE has no M300/,
    accepted: { 'atlas.instanceSize': 'M80', ...scaling('M40', 'M200'), ...elsewhere('AZURE', 'westeurope') },
  },
  {
    what: 'a size that autoscaling may go down to and a region lacks',
    refused: { region: 'ap-southeast-2', 'atlas.instanceSize': 'M200', ...scaling('M140', 'M200') },
    setting: 'atlas.autoscaling.minInstanceSize',
    given: 'M140',
    allowed: /AWS has no M140 in AP_SOUTHEAST_2/,
    accepted: { region: 'ap-southeast-2', 'atlas.instanceSize': 'M200', ...scaling('M80', 'M200') },
  },
];
