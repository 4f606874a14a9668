/**
 * Every setting of the app, typed and documented. The values come from the profiles; `-c NAME=VALUE` overrides a single one.
 *
 * A field says what a value may be on its own. What values may be *together* stands in `rules/`.
 */
import { z } from 'zod';
import { atlasSchema } from './atlas-schema';
import { dynamoDbSchema } from './dynamodb-schema';
import { field } from './field';
import { PUBLIC_ADDRESS } from './public-address';
import { findRegion } from './regions';
import {
  count,
  flagField,
  choiceField,
  networkField,
  numberField,
  regionValue,
  regionsAllowed,
  remoteNetwork,
} from './values';

export const PROFILE_NAMES = ['free', 'trial', 'production', 'showcase'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

/** Log retentions on offer, a subset of what CloudWatch Logs accepts. */
const LOG_RETENTION_DAYS = [7, 30, 90, 365] as const;

const vpnSchema = z.object({
  enabled: flagField({
    about: 'Whether a Site-to-Site VPN connects on-premises systems to the VPC.',
    costs: 'by the hour for the connection; data by use',
  }),
  customerGatewayIp: field(z.string().regex(PUBLIC_ADDRESS.pattern).optional(), {
    about:
      'Public address of the on-premises VPN device, or of the NAT device before it. Left out, the deploy must give it: parameter CustomerGatewayIp of Network.',
    allowed: `left out, or ${PUBLIC_ADDRESS.allowed}`,
  }),
  // The property of the customer gateway that takes larger numbers is another one, which CDK's construct does not set.
  customerGatewayAsn: field(count(1, 2_147_483_647), {
    about: 'BGP autonomous system number of the on-premises side.',
    allowed: '1 to 2147483647; a private one as 65010',
  }),
  onPremisesCidr: field(remoteNetwork, {
    allowed: 'a private IPv4 network from /8 to /32, of RFC 1918 or of 100.64.0.0/10, as 172.16.0.0/16',
    about: 'Address range of the on-premises systems that may use the private endpoints over the VPN.',
  }),
});

/** Dollars; above, an account has its own ways. */
const LARGEST_BUDGET = 1_000_000;

const budgetSchema = z.object({
  monthlyUsd: field(count(1, LARGEST_BUDGET).optional(), {
    about:
      'What AWS’s bill of a calendar month may come to: a budget writes to alarmEmail, or to the topic of alarmTopicArn, when 80 % and all of it are spent, and when a forecast passes it. It stops nothing, and Atlas’s own bill is not in it.',
    allowed: `left out, or 1 to ${LARGEST_BUDGET}; with alarmEmail or alarmTopicArn`,
    unit: 'US dollars a month',
    costs: 'nothing; notifications of a topic by use',
  }),
  covers: choiceField(['account', 'application'], {
    about:
      'What the budget adds up: all of the account’s bill, or what has the tag application=orders. The latter is nothing until whoever pays for the account has activated that tag for cost allocation, and never what cannot be tagged.',
  }),
});

/** A worker is a function, of whose 15 minutes a load has 14. */
const LONGEST_RAMP_SECONDS = 14 * 60;

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const loadTestSchema = z.object({
  enabled: flagField({
    about:
      'Whether there are workers that put the orders table under a load from inside the VPC, and a state machine that starts them: npm run load -- --distributed. The same for the cluster, in a stack of its own, where the VPC reaches it: with atlas.peering, or an atlas.connectionString.',
    costs:
      'nothing by itself; a load by use: function time, requests of the table, transfer out of the cluster, state transitions',
  }),
  maxConcurrency: numberField(1, 1_000, {
    about:
      'How many workers there may be at a time. They are taken from the functions that the account and region may run at once, of which a new account has few.',
    unit: 'workers',
    costs: 'nothing; it caps use',
  }),
  rampSeconds: numberField(0, LONGEST_RAMP_SECONDS, {
    about:
      'In how many seconds from its start a load of the workers climbs evenly to the whole, where npm run load is given no --ramp. It is part of the warm-up. A table on demand serves up to twice its previous peak at once; beyond that, spread the growth over at least 30 minutes, which is several loads.',
    unit: 'seconds',
    costs: 'nothing; fewer operations in the warm-up',
  }),
  memoryMb: numberField(512, 10_240, {
    about: 'Memory of a worker, which decides its share of processors: 1769 is one of them.',
    unit: 'MB',
    costs: 'by use: function time times memory',
  }),
});

export const settingsSchema = z.object({
  profile: choiceField(PROFILE_NAMES, { about: 'Which set of settings to start from.' }),
  region: field(regionValue('AWS'), {
    about: 'Home region of the VPC, the table and the cluster’s preferred node.',
    allowed: regionsAllowed('AWS'),
  }),
  vpcCidr: networkField(16, 24, '10.0.0.0/16', {
    about: 'Address range of the application VPC. Must not overlap any Atlas range it is peered with.',
  }),
  zones: field(count(2, 3), {
    about: 'Availability zones that the VPC spans.',
    allowed: '2 or 3',
    unit: 'zones',
    costs: 'nothing by itself; an interface endpoint is billed by the hour in each zone',
  }),
  flowLogs: flagField({
    about: 'Whether the VPC logs the traffic that it accepts and rejects.',
    costs: 'by use: log data taken in and kept',
  }),
  logRetentionDays: field(z.literal([...LOG_RETENTION_DAYS]), {
    about: 'How long logs are kept.',
    allowed: LOG_RETENTION_DAYS.join(', '),
    unit: 'days',
    costs: 'by use: log data kept',
  }),
  removal: choiceField(['destroy', 'retain'], {
    about: 'What happens to tables, keys, logs and the cluster when their stack is destroyed or they leave it.',
    costs: 'what is retained goes on costing what it cost',
  }),
  alarmTopicArn: field(
    z
      .string()
      .regex(/^arn:aws:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$/)
      .optional(),
    {
      about: 'SNS topic that alarms notify. Without it alarms change state and tell nobody.',
      allowed: 'left out, or the ARN of an existing standard SNS topic in the home region',
      nearest: (given) =>
        typeof given === 'string'
          ? given.replace(/(?<=^arn:aws:sns:)[^:]+/, (region) => findRegion('AWS', region) ?? region)
          : undefined,
      costs: 'by use: notifications',
    },
  ),
  alarmEmail: field(z.email().optional(), {
    about:
      'Who is written to when an alarm goes off: a topic is made that all alarms tell. SNS asks the address to confirm.',
    allowed: 'left out, or an e-mail address',
    costs: 'by the month for the topic’s key; notifications by use',
  }),
  budget: budgetSchema,
  monitoring: flagField({
    about:
      'Whether functions count what they do, each kind of failure has an alarm, and a dashboard shows both sides. Without it there are alarms for totals and exports that fail.',
    costs: 'by the month for each alarm, each metric that a function counts, and the dashboard',
  }),
  tracing: flagField({
    about: 'Whether X-Ray traces requests through the APIs and the functions, by its default sampling.',
    costs: 'by use: traces recorded',
  }),
  interfaceEndpoints: flagField({
    about:
      'Whether DynamoDB and its streams have private addresses in the VPC, which a VPN or another peered network can reach.',
    costs: 'by the hour for each endpoint and zone; data by use',
  }),
  apiLogRole: flagField({
    about:
      'Whether stack ApiGatewayAccount sets the role that API Gateway writes logs with, one for all APIs of the account and region: false leaves alone the one that the account has.',
    costs: 'nothing; logs by use',
  }),
  vpn: vpnSchema,
  redshift: flagField({
    about: 'Whether orders are replicated into Redshift Serverless (zero-ETL).',
    costs: 'by the second while queries or the replication run, storage by use; 8 RPU at the least',
  }),
  loadTest: loadTestSchema,
  dynamodb: dynamoDbSchema,
  atlas: atlasSchema,
});

export type Settings = z.infer<typeof settingsSchema>;
/** A profile as it is written down: regions in either spelling. */
export type ProfileSettings = z.input<typeof settingsSchema>;
