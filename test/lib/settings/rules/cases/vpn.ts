import type { RuleCase } from './rule-case';

const SETTING = 'vpn.customerGatewayAsn';

const number = (given: number, region: string, accepted: RuleCase['accepted']): RuleCase => ({
  what: `number ${given} at a VPN of ${region}`,
  refused: { region, 'vpn.enabled': true, [SETTING]: given },
  setting: SETTING,
  given,
  allowed: new RegExp(`^not .*${given}`),
  accepted: { region, 'vpn.enabled': true, [SETTING]: given, ...accepted },
});

export const vpn: readonly RuleCase[] = [
  number(7_224, 'eu-central-1', { [SETTING]: 7_225 }),
  number(9_059, 'eu-west-1', { region: 'eu-west-2' }),
  number(10_124, 'ap-northeast-1', { region: 'ap-northeast-2' }),
  number(17_943, 'ap-southeast-1', { 'vpn.enabled': false }),
  number(64_512, 'eu-west-1', { [SETTING]: 64_513 }),
];
