import { acceptPeering } from '../../../lambda/peering-acceptance/accept-peering';
import { ec2Error, FakeEc2, notFound, type Look } from './fake-ec2';

const ID = 'pcx-0123456789abcdef0';
/** Six looks, then it is given up. */
const PACE = { interval: 1, limit: 5 };

const accept = (ec2: FakeEc2): Promise<void> => acceptPeering(ec2.client, ID, PACE);

describe('accepting a peering', () => {
  it('accepts it, waits while it is set up, and returns once it is active', async () => {
    const ec2 = new FakeEc2(['pending-acceptance', 'provisioning', 'provisioning', 'active']);
    await accept(ec2);
    expect(ec2.accepted).toStrictEqual([ID]);
    expect(ec2.looks).toStrictEqual([ID, ID, ID, ID]);
  });

  it('accepts it once, though EC2 goes on saying that it waits', async () => {
    const ec2 = new FakeEc2(['pending-acceptance', 'pending-acceptance', 'pending-acceptance', 'active']);
    await accept(ec2);
    expect(ec2.accepted).toStrictEqual([ID]);
  });

  it('leaves one alone that is active already', async () => {
    const ec2 = new FakeEc2(['active']);
    await accept(ec2);
    expect(ec2.accepted).toStrictEqual([]);
    expect(ec2.looks).toHaveLength(1);
  });

  it('leaves one alone that somebody else has just accepted', async () => {
    const ec2 = new FakeEc2(['provisioning', 'active']);
    await accept(ec2);
    expect(ec2.accepted).toStrictEqual([]);
  });

  it.each<[string, Look]>([
    ['EC2 does not know it', notFound()],
    ['EC2 lists nothing', 'nothing'],
    ['it has no state', 'no state'],
    ['the request is on its way', 'initiating-request'],
  ])('waits where at first %s', async (_name, first) => {
    const ec2 = new FakeEc2([first, 'pending-acceptance', 'active']);
    await accept(ec2);
    expect(ec2.accepted).toStrictEqual([ID]);
  });
});

describe('a peering that cannot become active', () => {
  it.each<[Look, RegExp]>([
    ['failed', /is failed .*address ranges overlap: compare vpcCidr with atlas\.cidr/],
    ['rejected', /is rejected .*Delete it in Atlas and deploy again/],
    ['expired', /is expired .*within seven days/],
    ['deleted', /is deleted .*Deploy again/],
    ['deleting', /is deleting .*Deploy again/],
  ])('is reported in words when it is %s', async (state, words) => {
    const ec2 = new FakeEc2([state]);
    await expect(accept(ec2)).rejects.toThrow(words);
    await expect(accept(ec2)).rejects.toThrow(ID);
    expect(ec2.accepted).toStrictEqual([]);
  });

  it.each<Look>(['failed', 'rejected', 'expired', 'deleted', 'deleting'])(
    'is not waited for when it is %s',
    async (state) => {
      const ec2 = new FakeEc2([state]);
      await expect(accept(ec2)).rejects.toThrow('can no longer become active');
      expect(ec2.looks).toHaveLength(1);
    },
  );

  it('is reported as soon as it fails after the acceptance', async () => {
    const ec2 = new FakeEc2(['pending-acceptance', 'provisioning', 'failed']);
    await expect(accept(ec2)).rejects.toThrow('is failed');
    expect(ec2.looks).toHaveLength(3);
  });

  it('is reported with EC2’s own message', async () => {
    const ec2 = new FakeEc2(['failed'], 'CIDR blocks overlap');
    await expect(accept(ec2)).rejects.toThrow(
      `Peering ${ID} is failed (CIDR blocks overlap) and can no longer become active.`,
    );
  });
});

describe('a peering that takes too long', () => {
  it.each<[Look, string]>([
    ['provisioning', 'is provisioning after 0.005 s and not active'],
    ['nothing', 'is not visible in this account and region after 0.005 s'],
  ])('is given up as %s, with where to look', async (state, words) => {
    const ec2 = new FakeEc2([state]);
    await expect(accept(ec2)).rejects.toThrow(words);
    await expect(accept(ec2)).rejects.toThrow('look at Network Access, Peering in Atlas');
  });

  it('is looked at once a pause until the limit', async () => {
    const ec2 = new FakeEc2(['provisioning']);
    await expect(accept(ec2)).rejects.toThrow();
    expect(ec2.looks).toHaveLength(6);
  });
});

describe('an error of EC2', () => {
  it('passes through when looking', async () => {
    const busy = ec2Error('RequestLimitExceeded');
    await expect(accept(new FakeEc2([busy]))).rejects.toBe(busy);
  });

  it('passes through when accepting', async () => {
    const limit = ec2Error('VpcPeeringConnectionsPerVpcLimitExceeded');
    await expect(accept(new FakeEc2(['pending-acceptance'], undefined, limit))).rejects.toBe(limit);
  });
});
