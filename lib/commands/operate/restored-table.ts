/**
 * What a restore does not bring back, whichever backup it comes from.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html
 */
const LACKS = [
  'its stream: nothing runs the totals function for it',
  'time to live: no order expires',
  'autoscaling: provisioned capacity stays as it is restored',
  'point-in-time recovery: it has none until you switch it on',
  'deletion protection',
  'tags, resource policy, contributor insights',
  'CloudWatch alarms and IAM policies: those there are name the old table',
  'replicas: it is a table of one region',
];

/** @param to name of the restored table */
export const leavesUndone = (from: string, to: string): string[] => [
  `Touch table ${from}: it stays as it is, and every client goes on using it.`,
  'Restore table order-totals: its numbers are places in the old stream. If the new table takes the old one’s place, count them anew: dynamodb-recount.',
  `Make ${to} part of a stack: CloudFormation does not know it.`,
  ...LACKS.map((what) => `Give ${to} ${what}.`),
];

export const RESTORE_COSTS = [
  'by use: the gigabytes restored, once',
  'by use or by the hour: the restored table, like any table, until you delete it',
];
