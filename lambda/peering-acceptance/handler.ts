import { EC2Client } from '@aws-sdk/client-ec2';
import type { CdkCustomResourceEvent } from 'aws-lambda';
import { AWS_CLIENT } from '../../lib/async/aws-client';
import { functionLogger, logged } from '../shared/logger';
import { acceptPeering } from './accept-peering';

const logger = functionLogger('peering-acceptance');
const client = new EC2Client(AWS_CLIENT);

/** Ends before the function's own timeout, so that the failure says what it was. */
const PACE = { interval: 5_000, limit: 11 * 60_000 };

/**
 * Custom resource `Custom::PeeringAcceptance { ConnectionId }`: exists while the connection is active. Deleting it does nothing: the
 * peering goes when Atlas's own resource is deleted.
 */
export const handler = logged(logger, async (event: CdkCustomResourceEvent) => {
  const connectionId = event.ResourceProperties['ConnectionId'] as string;
  if (event.RequestType !== 'Delete') {
    await acceptPeering(client, connectionId, PACE);
    logger.info(`peering ${connectionId} is active`);
  }
  return { PhysicalResourceId: connectionId };
});
