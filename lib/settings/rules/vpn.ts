/** Numbers of the two sides of a VPN in BGP. https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html */
import { either, override } from '../override';
import { RESERVED_AS_NUMBERS } from '../vendor-facts';
import { rule, type SettingsRule } from './rule';

/** AWS's side of BGP; the customer's is a setting. */
export const AMAZON_ASN = 64_512;

const A_PRIVATE_ONE = 65_010;

const numberIsFree = rule(
  {
    id: 'vpn-as-number-free',
    kind: 'create',
    demand: 'Some numbers are AWS’s own, in all regions or in one',
    source: RESERVED_AS_NUMBERS.source,
    checked: RESERVED_AS_NUMBERS.checked,
    spans: ['region', 'vpn.enabled', 'vpn.customerGatewayAsn'],
  },
  ({ region, vpn }) => {
    const { everywhere, inRegion } = RESERVED_AS_NUMBERS.value;
    const reserved = [...everywhere, ...(inRegion[region] ?? [])];
    return vpn.enabled && reserved.includes(vpn.customerGatewayAsn)
      ? {
          setting: 'vpn.customerGatewayAsn',
          given: vpn.customerGatewayAsn,
          allowed: `not ${reserved.join(' or ')}: AWS keeps ${reserved.length > 1 ? 'them' : 'it'} in ${region}`,
          fix: either(override('vpn.customerGatewayAsn', A_PRIVATE_ONE), override('vpn.enabled', false)),
        }
      : undefined;
  },
);

const sidesDiffer = rule(
  {
    id: 'vpn-sides-differ',
    kind: 'create',
    demand: 'The two sides of a VPN speak BGP as different systems, each under a number of its own',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpnGateway.html',
    checked: '2026-11-26',
    spans: ['vpn.enabled', 'vpn.customerGatewayAsn'],
  },
  ({ vpn }) =>
    vpn.enabled && vpn.customerGatewayAsn === AMAZON_ASN
      ? {
          setting: 'vpn.customerGatewayAsn',
          given: vpn.customerGatewayAsn,
          allowed: `not ${AMAZON_ASN}, which is AWS’s side of this VPN`,
          fix: either(override('vpn.customerGatewayAsn', A_PRIVATE_ONE), override('vpn.enabled', false)),
        }
      : undefined,
);

export const vpnRules: readonly SettingsRule[] = [numberIsFree, sidesDiffer];
