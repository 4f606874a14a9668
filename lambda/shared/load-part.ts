/** One worker of a load, whichever side it asks: an item in, its results in the bucket. */
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { AWS_CLIENT } from '../../lib/async/aws-client';
import { Misuse } from '../../lib/errors';
import { SYSTEM_CLOCK } from '../../lib/load/clock';
import type { Target } from '../../lib/load/results';
import type { ClientBounds, Subject } from '../../lib/load/subject';
import { workPart } from '../../lib/load/work-part';
import { requiredVariable } from './environment';
import { BUCKET_NAME, BUCKET_OWNER, STAND_IN } from './load-environment';

const s3 = new S3Client(AWS_CLIENT);
const bucket = { Bucket: requiredVariable(BUCKET_NAME), ExpectedBucketOwner: requiredVariable(BUCKET_OWNER) };

interface Asked {
  readonly target: Target;
  /** The service's name; that of a stand-in takes its place. */
  readonly engine: string;
  readonly open: (bounds: ClientBounds, of: Pick<Subject, 'engine' | 'isOwn'>) => Subject;
}

/** Nobody repeats it: what has been asked of the database once more is not what was measured. An item of the other side is refused unopened. */
export const loadPart =
  ({ target, engine, open }: Asked, logger: Pick<Logger, 'info'>) =>
  async (event: unknown, context: Context) => {
    const standIn = process.env[STAND_IN];
    const key = await workPart(event, {
      clock: SYSTEM_CLOCK,
      place: standIn === undefined ? 'live' : 'local',
      left: () => context.getRemainingTimeInMillis(),
      async open(item) {
        if (item.target !== target) throw new Misuse(`target: ${item.target}: this worker asks ${engine} alone`);
        return open(item.load, { engine: standIn ?? engine, isOwn: false });
      },
      async put(Key, Body) {
        const object = { ...bucket, Key, Body, ContentType: 'application/json', IfNoneMatch: '*' };
        await s3.send(new PutObjectCommand(object));
      },
    });
    logger.info(`results are in ${key}`);
    return { key };
  };
