import { z } from 'zod';
import { field } from './field';
import { count, flagField, choiceField, regionValue, regionsAllowed, numberField } from './values';

const units = (kind: string, costs: string) =>
  numberField(1, 40_000, { about: kind, unit: 'request units per second', costs });

const onDemandSchema = z.object({
  maxReadUnits: units(
    'Ceiling of on-demand reads: a runaway client is throttled here instead of billed.',
    'nothing; it caps use',
  ),
  maxWriteUnits: units('Ceiling of on-demand writes.', 'nothing; it caps use'),
});

const provisionedSchema = z.object({
  minReadUnits: units('Reads that are always paid for.', 'by the hour, used or not'),
  maxReadUnits: units('Reads that autoscaling may go up to.', 'by the hour while scaled up'),
  minWriteUnits: units('Writes that are always paid for.', 'by the hour, used or not'),
  maxWriteUnits: units('Writes that autoscaling may go up to.', 'by the hour while scaled up'),
  targetUtilizationPercent: numberField(20, 90, {
    about: 'Share of the provisioned units in use that autoscaling holds.',
    unit: 'percent',
  }),
});

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html */
const WARM_COSTS =
  'once, for the units above what the table has by itself: an on-demand one these least values, a provisioned one its capacity';

const warmSchema = z.object({
  readUnits: field(count(12_000, 1_000_000).optional(), {
    about: 'Reads that table and indexes can take at once, without growing into them first.',
    allowed: 'left out for what the table has by itself, or 12000 to 1000000',
    unit: 'request units per second',
    costs: WARM_COSTS,
  }),
  writeUnits: field(count(4_000, 1_000_000).optional(), {
    about: 'Writes that table and indexes can take at once.',
    allowed: 'left out for what the table has by itself, or 4000 to 1000000',
    unit: 'request units per second',
    costs: WARM_COSTS,
  }),
});

export const dynamoDbSchema = z.object({
  capacity: choiceField(['on-demand', 'provisioned'], {
    about: 'Capacity mode of table and indexes; switchable once in 24 hours.',
    costs: 'on-demand by use; provisioned by the hour',
  }),
  onDemand: onDemandSchema,
  provisioned: provisionedSchema,
  warm: warmSchema,
  customerKey: flagField({
    about: 'Encrypt with a KMS key of this account instead of one that AWS owns.',
    costs: 'by the month for the key, and by use for requests to KMS',
  }),
  pitrDays: numberField(1, 35, {
    about: 'How far back point-in-time recovery reaches. It is always on.',
    unit: 'days',
    costs: 'by table size; the same for every period',
  }),
  ttl: flagField({
    about: 'Whether DynamoDB removes an order after its `expiresAt`.',
    costs: 'nothing',
  }),
  customerIndex: choiceField(['local', 'global'], {
    about:
      'Kind of the index that lists a customer’s orders. A local one reads consistently; it can only be chosen at creation.',
    costs: 'by use: storage and writes of the index',
  }),
  contributorInsights: flagField({
    about:
      'Whether CloudWatch shows the most accessed and most throttled keys, in plain text: outside the customer key, if there is one.',
    costs: 'by use: rules and matched events',
  }),
  trigger: flagField({
    about:
      'Whether changes of the table run the function that keeps the totals. Of a table that has orders, count them once: operate dynamodb-recount.',
    costs: 'by use: function runs and totals written; alarms by the month',
  }),
  api: flagField({
    about: 'Whether API Gateway serves orders straight from the table, without a function.',
    costs: 'by use: requests',
  }),
  accessRoles: flagField({
    about:
      'Whether there are roles to assume for reading, writing, one customer’s orders, and administration of the table.',
    costs: 'nothing',
  }),
  backup: flagField({
    about: 'Whether AWS Backup copies the orders table into a vault every day, beside point-in-time recovery.',
    costs: 'by use: backup storage',
  }),
  backupRetentionDays: numberField(7, 3_650, {
    about: 'How long a daily backup is kept.',
    unit: 'days',
    costs: 'by use: backup storage',
  }),
  backupVaultLock: flagField({
    about:
      'Whether nobody, the account’s root included, can delete a backup before its time; fixed three days after it is switched on.',
    costs: 'nothing by itself; locked backups are paid for until they expire',
  }),
  exportToS3: flagField({
    about: 'Whether the table is exported to a bucket: in full every week, its changes every day.',
    costs: 'by use: data exported and kept in S3',
  }),
  deletionProtection: flagField({
    about: 'Whether DynamoDB refuses to delete the tables until it is switched off.',
    costs: 'nothing',
  }),
  replicas: field(z.array(regionValue('AWS')), {
    about: 'Further regions that hold the orders table.',
    allowed: `a list of regions other than the home region, as ["eu-central-1"]; each ${regionsAllowed('AWS')}`,
    costs: 'by use: storage, replicated writes and data transfer in every region',
  }),
  replicaPolicies: flagField({
    about:
      'Whether replicas have the policy against requests without TLS too. CloudFormation refuses a new replica together with its policy: deploy once with false, then with true.',
    costs: 'nothing',
  }),
  consistency: choiceField(['eventual', 'strong'], {
    about: 'Consistency between regions: eventual (MREC) or strong (MRSC). Chosen at creation, for good.',
    costs: 'nothing by itself; writes wait for a second region',
  }),
  witnessRegion: field(regionValue('AWS').optional(), {
    about: 'Region that takes part in strong consistency and serves no requests.',
    allowed: `left out, or ${regionsAllowed('AWS')}`,
    costs: 'by use: replicated writes, no storage',
  }),
});
