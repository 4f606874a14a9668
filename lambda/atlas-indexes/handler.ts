/**
 * The one step that creates indexes: a custom resource of the stack, never the start of an orders function.
 *
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources-readme.html#handling-lifecycle-events-onevent
 */
import { Logger } from '@aws-lambda-powertools/logger';
import type { CdkCustomResourceEvent, CdkCustomResourceResponse } from 'aws-lambda';
import { onEvent } from './on-event';
import { PATIENCE } from './when-ready';

const logger = new Logger({ serviceName: 'atlas-indexes' });

export function handler(event: CdkCustomResourceEvent): Promise<CdkCustomResourceResponse> {
  return onEvent(event, PATIENCE, (collection, done) => logger.info('indexes reconciled', { collection, ...done }));
}
