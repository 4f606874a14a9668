import {
  AcceptVpcPeeringConnectionCommand,
  DescribeVpcPeeringConnectionsCommand,
  type EC2Client,
  type VpcPeeringConnectionStateReason,
} from '@aws-sdk/client-ec2';
import { mayBeOnItsWay, RIGHTS_ARRIVE_MS } from '../../lib/async/rights';

export interface Pace {
  /** Milliseconds between two looks. */
  readonly interval: number;
  /** Milliseconds until it is given up. */
  readonly limit: number;
}

/** States that a connection never leaves. https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html */
const FINAL = ['failed', 'rejected', 'expired', 'deleting', 'deleted'];

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Accepts a peering request and returns once the connection is active. Calling it again for an active connection does nothing.
 *
 * The right to do so is made with the connection, seconds before: that EC2 does not know it yet is waited out for a minute.
 *
 * @throws Error that says in words which state the connection is in and what to do about it
 */
export async function acceptPeering(client: EC2Client, connectionId: string, pace: Pace): Promise<void> {
  let asked = false;
  let status: VpcPeeringConnectionStateReason | undefined;
  for (let waited = 0; waited <= pace.limit; waited += pace.interval) {
    try {
      status = await statusOf(client, connectionId);
      if (status?.Code === 'pending-acceptance' && !asked) {
        await client.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: connectionId }));
        asked = true;
      }
    } catch (error) {
      if (waited >= RIGHTS_ARRIVE_MS || !mayBeOnItsWay(error)) throw error;
    }
    if (status?.Code === 'active') return;
    if (status?.Code && FINAL.includes(status.Code)) throw new Error(cannotBecomeActive(connectionId, status));
    await wait(pace.interval);
  }
  throw new Error(
    `Peering ${connectionId} is ${status?.Code ?? 'not visible in this account and region'} after ${pace.limit / 1000} s and not active. ` +
      'Deploy again to go on waiting; if it stays so, look at Network Access, Peering in Atlas.',
  );
}

/** A connection that Atlas has just requested is not visible at once. */
async function statusOf(client: EC2Client, connectionId: string): Promise<VpcPeeringConnectionStateReason | undefined> {
  try {
    const { VpcPeeringConnections } = await client.send(
      new DescribeVpcPeeringConnectionsCommand({ VpcPeeringConnectionIds: [connectionId] }),
    );
    return VpcPeeringConnections?.[0]?.Status;
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidVpcPeeringConnectionID.NotFound') return undefined;
    throw error;
  }
}

const REMEDY: Readonly<Record<string, string>> = {
  failed: 'Most often the two address ranges overlap: compare vpcCidr with atlas.cidr.',
  rejected: 'Somebody rejected it in this account. Delete it in Atlas and deploy again.',
  expired: 'A request must be accepted within seven days. Delete it in Atlas and deploy again.',
};

const cannotBecomeActive = (connectionId: string, { Code, Message }: VpcPeeringConnectionStateReason): string =>
  `Peering ${connectionId} is ${Code}${Message ? ` (${Message})` : ''} and can no longer become active. ` +
  (REMEDY[Code ?? ''] ?? 'It was deleted meanwhile. Deploy again.');
