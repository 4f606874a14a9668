/** Every price that a month may need, by the name that `--price NAME=VALUE` takes: its unit, and where AWS's price list has it. */

/** Where the public price list has a price. */
export interface ListedAs {
  /** As `AmazonDynamoDB`. */
  readonly offer: string;
  /** Without the prefix of a region. */
  readonly usageType: string;
  /** Units of the list in one unit here, as a power of ten: 6 where a million is one. */
  readonly powerOfTen: number;
}

export interface PriceItem {
  /** What is paid for once, in words. */
  readonly unit: string;
  /** None where no row of a price list is known: such a price is kept by hand. */
  readonly listed?: ListedAs;
}

const listed = (offer: string, usageType: string, powerOfTen = 0): { readonly listed: ListedAs } => ({
  listed: { offer, usageType, powerOfTen },
});
const table = (usageType: string, powerOfTen = 0) => listed('AmazonDynamoDB', usageType, powerOfTen);
const byHand = (unit: string): PriceItem => ({ unit });

const clusterHour = byHand('hour of 3 nodes');

export const PRICE_ITEMS = {
  'dynamodb.reads': { unit: 'million read request units', ...table('ReadRequestUnits', 6) },
  'dynamodb.writes': { unit: 'million write request units', ...table('WriteRequestUnits', 6) },
  'dynamodb.replicated-writes': {
    unit: 'million replicated write request units',
    ...table('ReplWriteRequestUnits', 6),
  },
  'dynamodb.read-capacity': { unit: 'read unit-hour', ...table('ReadCapacityUnit-Hrs') },
  'dynamodb.write-capacity': { unit: 'write unit-hour', ...table('WriteCapacityUnit-Hrs') },
  'dynamodb.replicated-write-capacity': {
    unit: 'replicated write unit-hour',
    ...table('ReplWriteCapacityUnit-Hrs'),
  },
  'dynamodb.storage': { unit: 'GB-month', ...table('TimedStorage-ByteHrs') },
  'dynamodb.pitr': { unit: 'GB-month', ...table('TimedPITRStorage-ByteHrs') },
  'dynamodb.export': { unit: 'GB', ...table('ExportDataSize-Bytes') },
  'dynamodb.incremental-export': { unit: 'GB', ...table('IncrementalExportDataSize-Bytes') },
  'dynamodb.contributor-rules': { unit: 'rule-month', ...listed('AmazonCloudWatch', 'CW:ContributorRulesManaged') },
  'dynamodb.contributor-events': {
    unit: 'million events',
    ...listed('AmazonCloudWatch', 'CW:ContributorEventsManaged', 6),
  },
  'backup.dynamodb-warm': { unit: 'GB-month', ...listed('AWSBackup', 'WarmStorage-ByteHrs-DynamoDB') },
  'kms.key': byHand('key-month'),
  'kms.requests': byHand('10,000 requests'),
  'cloudwatch.alarm': byHand('metric of an alarm, month'),
  'cloudwatch.metric': byHand('metric-month'),
  'cloudwatch.dashboard': byHand('dashboard-month'),
  'cloudwatch.logs': byHand('GB written'),
  'secretsmanager.secret': byHand('secret-month'),
  'vpc.interface-endpoint': byHand('hour of a zone'),
  'vpc.interface-endpoint-data': byHand('GB'),
  'vpc.vpn': byHand('connection-hour'),
  'api.requests': byHand('million requests'),
  'lambda.requests': byHand('million requests'),
  'lambda.compute-arm': byHand('GB-second'),
  'states.transitions': byHand('thousand state transitions'),
  'events.partner': byHand('million events'),
  'redshift.compute': byHand('RPU-hour'),
  's3.storage': byHand('GB-month'),
  'transfer.other-region': byHand('GB'),
  'atlas.m0': byHand('hour'),
  'atlas.m10': clusterHour,
  'atlas.m20': clusterHour,
  'atlas.m30': clusterHour,
  'atlas.m40': clusterHour,
  'atlas.m50': clusterHour,
  'atlas.m60': clusterHour,
  'atlas.m80': clusterHour,
  'atlas.m140': clusterHour,
  'atlas.m200': clusterHour,
  'atlas.m300': clusterHour,
  'atlas.flex': byHand('hour up to 100 operations a second'),
  'atlas.flex-200': byHand('hour up to 200 operations a second'),
  'atlas.flex-300': byHand('hour up to 300 operations a second'),
  'atlas.flex-400': byHand('hour up to 400 operations a second'),
  'atlas.flex-500': byHand('hour up to 500 operations a second'),
  'atlas.disk': byHand('GB-month over the standard disk'),
  'atlas.iops': byHand('provisioned operation a second, month'),
  'atlas.backup.continuous': byHand('GB-month'),
  'atlas.backup.snapshots': byHand('GB-month'),
  'atlas.backup.export': byHand('GB'),
  'atlas.transfer.same-region': byHand('GB'),
  'atlas.transfer.other-region': byHand('GB'),
  'atlas.private-endpoint': byHand('hour'),
  'atlas.private-endpoint-capacity': byHand('capacity unit-hour'),
  'atlas.triggers.requests': byHand('million requests of a day'),
  'atlas.triggers.compute': byHand('hour of a day'),
  'atlas.triggers.transfer': byHand('GB of a day'),
} as const satisfies Readonly<Record<string, PriceItem>>;

export type PriceName = keyof typeof PRICE_ITEMS;
export const PRICE_NAMES = Object.keys(PRICE_ITEMS) as PriceName[];

export const priceItem = (name: PriceName): PriceItem => PRICE_ITEMS[name];

/** Which vendor's bill it is on, and so in whose file it stands. */
export const vendorOf = (name: PriceName): Vendor => (name.startsWith('atlas.') ? 'atlas' : 'aws');

export const VENDORS = ['aws', 'atlas'] as const;
export type Vendor = (typeof VENDORS)[number];
