/** One worker of a load: an item in, its results in the bucket. */
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AWS_CLIENT } from '../../lib/async/aws-client';
import { Misuse } from '../../lib/errors';
import { SYSTEM_CLOCK } from '../../lib/load/clock';
import { dynamoDbSubject } from '../../lib/load/dynamodb-subject';
import { workPart } from '../../lib/load/work-part';
import { BY_CUSTOMER_INDEX } from '../../lib/orders/dynamodb/keys';
import { requiredVariable } from '../shared/environment';
import { functionLogger, logged } from '../shared/logger';
import { BUCKET_NAME, BUCKET_OWNER, CUSTOMER_INDEX, STAND_IN, TABLE_NAME } from './environment';

const logger = functionLogger('load-worker');
const s3 = new S3Client(AWS_CLIENT);
const bucket = { Bucket: requiredVariable(BUCKET_NAME), ExpectedBucketOwner: requiredVariable(BUCKET_OWNER) };
const isLocal = requiredVariable(CUSTOMER_INDEX) === 'local';
const table = {
  TableName: requiredVariable(TABLE_NAME),
  ...(isLocal && { LocalSecondaryIndexes: [{ IndexName: BY_CUSTOMER_INDEX, KeySchema: [], Projection: {} }] }),
};

/** Nobody repeats it: what has been asked of the database once more is not what was measured. */
export const handler = logged(logger, async (event: unknown, context) => {
  const standIn = process.env[STAND_IN];
  const key = await workPart(event, {
    clock: SYSTEM_CLOCK,
    place: standIn === undefined ? 'live' : 'local',
    left: () => context.getRemainingTimeInMillis(),
    async open({ target, load }) {
      if (target !== 'dynamodb') throw new Misuse(`target: ${target}: these workers ask DynamoDB only`);
      return dynamoDbSubject({}, table, load, { engine: standIn ?? 'Amazon DynamoDB', isOwn: false });
    },
    async put(Key, Body) {
      await s3.send(new PutObjectCommand({ ...bucket, Key, Body, ContentType: 'application/json', IfNoneMatch: '*' }));
    },
  });
  logger.info('part done', { key });
  return { key };
});
