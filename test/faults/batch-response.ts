import type { DynamoDBRecord } from 'aws-lambda';

/**
 * What a function's answer means for its batch: the index of the first record to deliver again. The batch's length when all of it
 * succeeded, 0 when all of it failed.
 *
 * Of several items the one with the lowest sequence number counts. An empty answer or list is a success; an item without an identifier
 * is the failure of the whole batch. The page does not say what an identifier that is not in the batch is; it is taken for the same.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export function firstFailed(records: readonly DynamoDBRecord[], answer: unknown): number {
  const items = (answer as { batchItemFailures?: unknown } | null | undefined)?.batchItemFailures;
  if (items === undefined || items === null) return records.length;
  if (!Array.isArray(items)) return 0;
  const sequences = records.map(({ dynamodb }) => dynamodb?.SequenceNumber);
  const indices = items.map((item: { itemIdentifier?: string } | null) =>
    sequences.indexOf(item?.itemIdentifier ?? ''),
  );
  return indices.includes(-1) ? 0 : Math.min(records.length, ...indices);
}
