import type { RuleCase } from './rule-case';

const SETTING = 'vpn.customerGatewayAsn';

const number = (given: number, region: string, accepted: RuleCase['accepted'], allowed: RegExp): RuleCase => ({
  what: `number ${given} at a VPN of ${region}`,
  refused: { region, 'vpn.enabled': true, [SETTING]: given },
  setting: SETTING,
  given,
  allowed,
  accepted: { region, 'vpn.enabled': true, [SETTING]: given, ...accepted },
});

export const vpn: readonly RuleCase[] = [
  number(7_224, 'eu-central-1', { [SETTING]: 7_225 }, /^not 7224: AWS keeps it in eu-central-1$/),
  number(9_059, 'eu-west-1', { region: 'eu-west-2' }, /^not 7224 or 9059: AWS keeps them in eu-west-1$/),
  number(10_124, 'ap-northeast-1', { region: 'ap-northeast-2' }, /^not 7224 or 10124: /),
  number(17_943, 'ap-southeast-1', { 'vpn.enabled': false }, /^not 7224 or 17943: /),
  number(64_512, 'eu-west-1', { [SETTING]: 64_513 }, /^not 64512, /),
];
