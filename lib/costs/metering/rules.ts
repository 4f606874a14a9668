/** What the vendors count, in a sentence each, with the page it was read on. A line of a month names the rule it follows. */
import type { VendorFact } from '../../settings/vendor-fact';

type Rule = Omit<VendorFact<string>, 'id'>;

const AWS_DOCS = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide';
const ATLAS_BILLING = 'https://www.mongodb.com/docs/atlas/billing';
const BILLS = `${AWS_DOCS}/bp-understanding-billing.html`;
/** Days on which pages were read. */
const [FIRST, SECOND] = ['2026-11-25', '2026-11-26'];

export const METERING_RULES = {
  reads: {
    value:
      'A unit for each 4 KB begun, half of one where eventual, two in a transaction; a listing is added up first and rounded once.',
    source: `${AWS_DOCS}/read-write-operations.html`,
    checked: FIRST,
  },
  writes: {
    value:
      'A unit for each 1 KB begun of the larger of before and after, two in a transaction; an index for what changes in it, twice where its key moves; a refused condition like a write.',
    source: `${AWS_DOCS}/read-write-operations.html`,
    checked: FIRST,
  },
  'replicated-writes': {
    value: 'A write of a global table is counted in each region, the writer’s too; its global indexes in plain units.',
    source: BILLS,
    checked: FIRST,
  },
  provisioned: {
    value: 'Each hour the units that keep the target’s share in use, between the least and the most; at least one.',
    source: `${AWS_DOCS}/ProvisionedThroughput.html`,
    checked: SECOND,
  },
  storage: {
    value: 'Each item and each entry of an index with 100 bytes more, in a global table 48 more.',
    source: `${AWS_DOCS}/CapacityUnitCalculations.html`,
    checked: FIRST,
  },
  recovery: {
    value: 'The table and its local indexes, whatever the number of days.',
    source: BILLS,
    checked: FIRST,
  },
  'vault-copies': {
    value: 'Each copy in full, as long as it is kept.',
    source: `${AWS_DOCS}/backup-restore-billing.html`,
    checked: FIRST,
  },
  'contributor-insights': {
    value: 'Two rules for a table or index, four where it has a sort key.',
    source: `${AWS_DOCS}/contributorinsights_HowItWorks.html`,
    checked: SECOND,
  },
  'other-region': { value: 'Data between regions is paid for by the GB.', source: BILLS, checked: FIRST },
  nodes: {
    value: 'Each node that holds data, by the hour, at the price of its region; the price shown is that of three.',
    source: `${ATLAS_BILLING}/cluster-configuration-costs/`,
    checked: FIRST,
  },
  flex: {
    value: 'Each hour as a whole, by the operations a second that it reaches; up to 500, transfer included.',
    source: `${ATLAS_BILLING}/atlas-flex-costs/`,
    checked: SECOND,
  },
  'customer-key': {
    value: 'A customer’s key adds 15 % to the cluster, except in the plans Enterprise and Platinum.',
    source: `${ATLAS_BILLING}/additional-services/`,
    checked: SECOND,
  },
  auditing: {
    value: 'Auditing adds 10 % to the hours of the project’s clusters, except in the plans Enterprise and Platinum.',
    source: `${ATLAS_BILLING}/additional-services/`,
    checked: SECOND,
  },
  'atlas-disk': {
    value: 'A disk over the standard one, and operations over what it has, are paid for.',
    source: `${ATLAS_BILLING}/cluster-configuration-costs/`,
    checked: FIRST,
  },
  'atlas-backup': {
    value: 'With continuous backup, snapshots and operations log together by its bands; without it, the snapshots.',
    source: `${ATLAS_BILLING}/cluster-configuration-costs/`,
    checked: FIRST,
  },
  'atlas-export': {
    value: 'Exported snapshots by the GB.',
    source: `${ATLAS_BILLING}/data-transfer-costs/`,
    checked: SECOND,
  },
  'atlas-transfer': {
    value:
      'What leaves a node: within the region, to another, to the internet. What comes in is free, and so are M0 and Flex.',
    source: `${ATLAS_BILLING}/data-transfer-costs/`,
    checked: SECOND,
  },
  'private-endpoint': {
    value:
      'An hour a region, and each hour the largest of new TLS connections / 50 a second, open ones / 3,000, and GB.',
    source: `${ATLAS_BILLING}/additional-services/`,
    checked: SECOND,
  },
  triggers: {
    value: 'Requests, time and data by the day, with a free part of each day.',
    source: `${ATLAS_BILLING}/triggers/`,
    checked: SECOND,
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof METERING_RULES;

/** The same as a list, for whoever asks how old they are. */
export const meteringRules = Object.entries(METERING_RULES).map(([id, rule]) => ({ id, ...rule }));
