import type { RuleCase } from './rule-case';

const region = (cidr?: string) => ({
  provider: 'AWS',
  region: 'eu-central-1',
  electableNodes: 2,
  readOnlyNodes: 0,
  analyticsNodes: 0,
  ...(cidr === undefined ? {} : { cidr }),
});

const topic = (name: string) => `arn:aws:sns:${name}:111122223333:alarms`;

const ONE_SPACE = /share one address space/;

export const network: readonly RuleCase[] = [
  {
    what: 'an Atlas range inside the VPC’s',
    refused: { 'atlas.cidr': '10.0.248.0/21' },
    setting: 'atlas.cidr',
    given: '10.0.248.0/21',
    allowed: /does not overlap vpcCidr \(10\.0\.0\.0\/16\)/,
    accepted: { 'atlas.cidr': '10.1.0.0/21' },
  },
  {
    what: 'a VPC that takes in Atlas’s range',
    refused: { vpcCidr: '192.168.0.0/16' },
    setting: 'atlas.cidr',
    given: '192.168.248.0/21',
    allowed: ONE_SPACE,
    accepted: { vpcCidr: '192.168.0.0/16', 'atlas.peering': false },
  },
  {
    what: 'two Atlas ranges that overlap',
    refused: { profile: 'production', 'atlas.cidr': '192.168.240.0/21' },
    setting: 'atlas.otherRegions[0].cidr',
    given: '192.168.240.0/21',
    allowed: /does not overlap atlas\.cidr/,
    accepted: { profile: 'production', 'atlas.cidr': '192.168.224.0/21' },
  },
  {
    what: 'an office whose range takes in the VPC’s',
    refused: { 'vpn.enabled': true, 'vpn.onPremisesCidr': '10.0.0.0/8' },
    setting: 'vpn.onPremisesCidr',
    given: '10.0.0.0/8',
    allowed: ONE_SPACE,
    accepted: { 'vpn.enabled': false, 'vpn.onPremisesCidr': '10.0.0.0/8' },
  },
  {
    what: 'an office whose range takes in Atlas’s',
    refused: { 'vpn.enabled': true, 'vpn.onPremisesCidr': '192.168.0.0/16' },
    setting: 'atlas.cidr',
    given: '192.168.248.0/21',
    allowed: /does not overlap vpn\.onPremisesCidr/,
    accepted: { 'vpn.enabled': true, 'vpn.onPremisesCidr': '192.168.0.0/17' },
  },
  {
    what: 'a peered region without a range',
    refused: { 'atlas.otherRegions': [region()] },
    setting: 'atlas.otherRegions',
    given: 'no cidr for eu-central-1',
    allowed: /a cidr for every AWS region/,
    accepted: { 'atlas.otherRegions': [region('192.168.240.0/24')] },
  },
  {
    what: 'two peered regions without a range, beside one that has one and one that is peered with nothing',
    refused: {
      'atlas.otherRegions': [
        { ...region(), electableNodes: 1 },
        { ...region('192.168.240.0/21'), region: 'eu-west-2', electableNodes: 1 },
        { ...region(), region: 'eu-west-3', electableNodes: 1 },
        { ...region(), provider: 'AZURE', region: 'EUROPE_NORTH', electableNodes: 1 },
      ],
    },
    setting: 'atlas.otherRegions',
    given: 'no cidr for eu-central-1, eu-west-3',
    allowed: /a cidr for every AWS region/,
    accepted: {
      'atlas.peering': false,
      'atlas.otherRegions': [{ ...region(), electableNodes: 2 }],
    },
  },
  {
    what: 'a region that cannot activate the types',
    refused: { region: 'eu-south-2' },
    setting: 'region',
    given: 'eu-south-2',
    allowed: /not me-central-1, .*eu-south-2/,
    accepted: { region: 'eu-south-2', 'atlas.connectionString': 'mongodb+srv://orders.example.net/' },
  },
  {
    what: 'alarms to a topic of another region',
    refused: { alarmTopicArn: topic('us-east-1') },
    setting: 'alarmTopicArn',
    given: topic('us-east-1'),
    allowed: /a topic in eu-west-1/,
    accepted: { alarmTopicArn: topic('eu-west-1') },
  },
  {
    what: 'alarms to a topic and to an address',
    refused: { alarmTopicArn: topic('eu-west-1'), alarmEmail: 'on-call@example.com' },
    setting: 'alarmTopicArn',
    given: topic('eu-west-1'),
    allowed: /left out where alarmEmail has a topic made/,
    accepted: { alarmEmail: 'on-call@example.com' },
  },
  {
    what: 'a budget that tells nobody',
    refused: { 'budget.monthlyUsd': 50 },
    setting: 'budget.monthlyUsd',
    given: 50,
    allowed: /with somebody who is told: alarmEmail or alarmTopicArn/,
    accepted: { 'budget.monthlyUsd': 50, alarmEmail: 'on-call@example.com' },
  },
  {
    what: 'Redshift over two zones',
    refused: { redshift: true, zones: 2 },
    setting: 'zones',
    given: 2,
    allowed: /^3 with redshift/,
    accepted: { redshift: true, zones: 3 },
  },
  {
    what: 'a third zone where an account may have two',
    refused: { region: 'us-west-1', zones: 3 },
    setting: 'zones',
    given: 3,
    allowed: /^at most 2 in us-west-1/,
    accepted: { region: 'us-west-1', zones: 2 },
  },
  {
    what: 'Redshift where an account may have two zones',
    refused: { profile: 'showcase', region: 'us-west-1' },
    setting: 'zones',
    given: 3,
    allowed: /^at most 2 in us-west-1/,
    accepted: { profile: 'showcase', region: 'us-west-2' },
  },
];
