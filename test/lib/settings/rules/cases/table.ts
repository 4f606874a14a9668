import { ORDER_STATUSES } from '../../../../../lib/orders/order';
import type { RuleCase } from './rule-case';

const strong = {
  'dynamodb.consistency': 'strong',
  'dynamodb.ttl': false,
  'dynamodb.customerIndex': 'global',
  'dynamodb.trigger': false,
  'dynamodb.replicas': ['eu-west-2'],
  'dynamodb.witnessRegion': 'EU_WEST_3',
};

const wrongSet = (what: string, overrides: Record<string, unknown>, given: string): RuleCase => ({
  what,
  refused: { ...strong, ...overrides },
  setting: 'dynamodb.replicas',
  given,
  allowed: /three regions of one set.*: us-east-1, us-east-2, us-west-2; or .*eu-west-1, eu-west-2/,
  accepted: { ...strong, 'dynamodb.replicas': ['eu-west-2', 'eu-central-1'], 'dynamodb.witnessRegion': '' },
});

const PROVISIONED = { 'dynamodb.capacity': 'provisioned' };

export const table: readonly RuleCase[] = [
  {
    what: 'strong consistency with TTL',
    refused: { ...strong, 'dynamodb.ttl': true },
    setting: 'dynamodb.ttl',
    given: true,
    allowed: /no TTL/,
    accepted: strong,
  },
  {
    what: 'strong consistency with a local index',
    refused: { ...strong, 'dynamodb.customerIndex': 'local' },
    setting: 'dynamodb.customerIndex',
    given: 'local',
    allowed: /no local index/,
    accepted: strong,
  },
  {
    what: 'the trigger with a global customer index',
    refused: { 'dynamodb.customerIndex': 'global' },
    setting: 'dynamodb.trigger',
    given: true,
    allowed: /false with a global customer index/,
    accepted: { 'dynamodb.customerIndex': 'global', 'dynamodb.trigger': false },
  },
  wrongSet('strong consistency in two regions', { 'dynamodb.witnessRegion': '' }, 'eu-west-1, eu-west-2'),
  wrongSet(
    'strong consistency in four regions',
    { 'dynamodb.replicas': ['eu-west-2', 'eu-central-1'] },
    'eu-west-1, eu-west-2, eu-central-1, eu-west-3',
  ),
  wrongSet(
    'strong consistency over two sets',
    { 'dynamodb.replicas': ['us-east-1'] },
    'eu-west-1, us-east-1, eu-west-3',
  ),
  wrongSet('strong consistency outside the sets', { region: 'sa-east-1' }, 'sa-east-1, eu-west-2, eu-west-3'),
  {
    what: 'a witness of an eventually consistent table',
    refused: { 'dynamodb.witnessRegion': 'eu-west-3' },
    setting: 'dynamodb.witnessRegion',
    given: 'eu-west-3',
    allowed: /^left out, unless/,
    accepted: strong,
  },
  {
    what: 'the home region as a replica',
    refused: { 'dynamodb.replicas': ['EU_WEST_1', 'eu-west-2'] },
    setting: 'dynamodb.replicas',
    given: 'eu-west-1',
    allowed: /each region once/,
    accepted: { 'dynamodb.replicas': ['eu-west-2'] },
  },
  {
    what: 'a region that is replica and witness',
    refused: { ...strong, 'dynamodb.witnessRegion': 'eu-west-2' },
    setting: 'dynamodb.replicas',
    given: 'eu-west-2',
    allowed: /each region once, the witness included/,
    accepted: strong,
  },
  {
    what: 'a replica twice, beside a witness',
    refused: { ...strong, 'dynamodb.replicas': ['eu-west-2', 'eu-west-2'] },
    setting: 'dynamodb.replicas',
    given: 'eu-west-2',
    allowed: /each region once/,
    accepted: strong,
  },
  ...(['Read', 'Write'] as const).map((kind) => ({
    what: `${kind} capacity with a minimum above its maximum`,
    refused: { profile: 'production', [`dynamodb.provisioned.min${kind}Units`]: 1_001 },
    setting: `dynamodb.provisioned.min${kind}Units`,
    given: 1_001,
    allowed: new RegExp(`at most dynamodb\\.provisioned\\.max${kind}Units`),
    accepted:
      kind === 'Read'
        ? { profile: 'production', 'dynamodb.provisioned.minReadUnits': 1_000 }
        : { 'dynamodb.capacity': 'on-demand', 'dynamodb.provisioned.minWriteUnits': 1_001 },
  })),
  ...(['on-demand', 'provisioned'] as const).map((capacity) => {
    const setting = `dynamodb.${capacity === 'on-demand' ? 'onDemand' : 'provisioned'}.maxWriteUnits`;
    const most = ORDER_STATUSES.length * 1_000;
    return {
      what: `${capacity} writes above what the partitions of all statuses take`,
      refused: { 'dynamodb.capacity': capacity, [setting]: most + 1 },
      setting,
      given: most + 1,
      allowed: new RegExp(`^at most ${most}: the index by status has ${ORDER_STATUSES.length} partition key values`),
      accepted: { 'dynamodb.capacity': capacity, [setting]: most },
    };
  }),
  {
    what: 'exports of changes with one day of recovery',
    refused: { profile: 'free', 'dynamodb.exportToS3': true },
    setting: 'dynamodb.exportToS3',
    given: true,
    allowed: /^false with one day of recovery/,
    accepted: { profile: 'free', 'dynamodb.exportToS3': true, 'dynamodb.pitrDays': 2 },
  },
  {
    what: 'a table and two indexes that may be provisioned with more than an account has',
    refused: {
      ...PROVISIONED,
      'dynamodb.customerIndex': 'global',
      'dynamodb.trigger': false,
      'dynamodb.provisioned.maxReadUnits': 40_000,
    },
    setting: 'dynamodb.provisioned.maxReadUnits',
    given: 40_000,
    allowed: /^at most 26666: the table and its 2 global indexes/,
    accepted: { ...PROVISIONED, 'dynamodb.provisioned.maxReadUnits': 40_000 },
  },
  {
    what: 'a unit more than an account provisions, and as many as one likes where the table is paid by request',
    refused: {
      ...PROVISIONED,
      'dynamodb.customerIndex': 'global',
      'dynamodb.trigger': false,
      'dynamodb.provisioned.maxReadUnits': 26_667,
    },
    setting: 'dynamodb.provisioned.maxReadUnits',
    given: 26_667,
    allowed: /^at most 26666/,
    accepted: {
      'dynamodb.capacity': 'on-demand',
      'dynamodb.customerIndex': 'global',
      'dynamodb.trigger': false,
      'dynamodb.provisioned.maxReadUnits': 40_000,
    },
  },
];
