import { EC2Client } from '@aws-sdk/client-ec2';
import type { CdkCustomResourceEvent, CdkCustomResourceResponse } from 'aws-lambda';
import { AWS_CLIENT } from '../../lib/async/aws-client';
import { acceptPeering } from './accept-peering';

const client = new EC2Client(AWS_CLIENT);

/** Ends before the function's own timeout, so that the failure says what it was. */
const PACE = { interval: 5_000, limit: 11 * 60_000 };

/**
 * Custom resource `Custom::PeeringAcceptance { ConnectionId }`: exists while the connection is active. Deleting it does nothing: the
 * peering goes when Atlas's own resource is deleted.
 */
export async function handler(event: CdkCustomResourceEvent): Promise<CdkCustomResourceResponse> {
  const connectionId = event.ResourceProperties['ConnectionId'] as string;
  if (event.RequestType !== 'Delete') await acceptPeering(client, connectionId, PACE);
  return { PhysicalResourceId: connectionId };
}
