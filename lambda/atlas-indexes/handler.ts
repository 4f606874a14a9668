/**
 * The one step that creates indexes: a custom resource of the stack, never the start of an orders function.
 *
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources-readme.html#handling-lifecycle-events-onevent
 */
import type { CdkCustomResourceEvent } from 'aws-lambda';
import { functionLogger, logged } from '../shared/logger';
import { onEvent } from './on-event';
import { PATIENCE } from './when-ready';

const logger = functionLogger('atlas-indexes');

export const handler = logged(logger, (event: CdkCustomResourceEvent) =>
  onEvent(event, PATIENCE, (collection, done) => logger.info('indexes reconciled', { collection, ...done })),
);
