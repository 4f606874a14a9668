import { DeleteObjectsCommand, ListObjectVersionsCommand, type DeleteObjectsCommandOutput } from '@aws-sdk/client-s3';
import { Refusal } from '../../errors';
import type { Context, Step } from './step';
import { ask, asText, namesOf } from './to-empty';

/** As many as one request can name. */
const BATCH = 1_000;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/empty-bucket.html */
export const emptyBuckets = (buckets: readonly string[]): Step => ({
  call: 's3:DeleteObjects',
  kind: 'changes',
  parameters: { Bucket: asText(buckets) },
  does: 'Deletes every version and delete marker (s3:ListObjectVersions lists them), a thousand at a time.',
  async run(context) {
    const { world, deadline, note, found } = context;
    let deleted = 0;
    for (const bucket of namesOf(buckets, found)) {
      for (let more = await versionsIn(bucket, context); more.length; more = await versionsIn(bucket, context)) {
        if (world.now() > deadline) {
          throw new Refusal(
            `The time was up after ${deleted} versions, and bucket ${bucket} has more. Repeat the command: it goes on from there. --wait gives it longer.`,
          );
        }
        await deleteVersions(bucket, more, context);
        deleted += more.length;
        note(`${deleted} versions deleted, in bucket ${bucket}`);
      }
    }
    return { VersionsDeleted: String(deleted) };
  },
});

interface Version {
  readonly Key: string;
  readonly VersionId: string | undefined;
}

/** Always from the beginning: S3 lists what is there now, so what was deleted is not among it. */
async function versionsIn(Bucket: string, context: Context): Promise<Version[]> {
  const page = await ask(context, {
    service: 's3',
    command: ListObjectVersionsCommand,
    parameters: { Bucket, MaxKeys: BATCH },
    errors: { NoSuchBucket: undefined },
  });
  return [...(page?.Versions ?? []), ...(page?.DeleteMarkers ?? [])].flatMap(({ Key, VersionId }) =>
    Key === undefined ? [] : [{ Key, VersionId }],
  );
}

async function deleteVersions(Bucket: string, versions: Version[], context: Context): Promise<void> {
  const answer = await ask(context, {
    service: 's3',
    command: DeleteObjectsCommand,
    parameters: { Bucket, Delete: { Objects: versions, Quiet: true } },
    changes: true,
  });
  const { Errors = [] }: Pick<DeleteObjectsCommandOutput, 'Errors'> = answer ?? {};
  const [first] = Errors;
  if (!first) return;
  throw new Refusal(
    `S3 keeps ${Errors.length} of ${versions.length} versions in bucket ${Bucket}, the first being ${first.Key ?? ''}: ${first.Code ?? ''}: ${first.Message ?? ''}. ` +
      'AccessDenied is a right that is missing (s3:DeleteObject, s3:DeleteObjectVersion), or a retention or legal hold of S3 Object Lock.',
  );
}
