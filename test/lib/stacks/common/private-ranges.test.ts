import { privateRanges } from '../../../../lib/stacks/common/private-ranges';
import { settingsOf } from '../../../support/test-stack';

describe('where clients of a private endpoint are', () => {
  it('is the VPC', () => {
    expect(privateRanges(settingsOf('trial', { vpcCidr: '172.20.0.0/16' }))).toStrictEqual(['172.20.0.0/16']);
  });

  it('is on-premises too where a VPN connects it', () => {
    const settings = settingsOf('trial', { 'vpn.enabled': true, 'vpn.onPremisesCidr': '172.30.0.0/16' });
    expect(privateRanges(settings)).toStrictEqual(['10.0.0.0/16', '172.30.0.0/16']);
  });
});
