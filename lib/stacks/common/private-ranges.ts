import type { Settings } from '../../settings/schema';

/** Where clients of a private endpoint are: in the VPC, and on-premises where a VPN connects them. */
export const privateRanges = ({ vpcCidr, vpn }: Settings): string[] => [
  vpcCidr,
  ...(vpn.enabled ? [vpn.onPremisesCidr] : []),
];
