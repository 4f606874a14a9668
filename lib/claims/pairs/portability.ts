import type { Pair } from './pair';

const KEPT_CLOSED = ['the bucket of the export is closed to others, and keeps what is written'] as const;

export const portability: readonly Pair[] = [
  {
    dynamodb: ['POR-03'],
    atlas: ['POR-02'],
    alike: [
      {
        property: 'is exported by itself',
        dynamodb: ['a schedule is on, and comes again'],
        atlas: ['the backup schedule exports by itself, of snapshots that it takes and keeps'],
      },
      {
        property: 'is what is exported, and nothing else is',
        dynamodb: [
          'what they start is told the orders table, which has recovery and a key that works, and a bucket of this account',
          'what they start may export the orders table and no other',
        ],
        atlas: ['the backup schedule is that of a cluster that has backup, in its project'],
      },
      {
        property: 'goes into one bucket of this account and nowhere else',
        dynamodb: ['what they start may write into one bucket of this account and no other'],
        atlas: [
          'the backup schedule exports into that bucket',
          'a target of exports in Atlas is a bucket of this account, in the project of the cluster',
          'the role of a target of exports is taken on by Atlas alone, and may write there',
          'the role of a target of exports may read and delete nothing, and write nowhere else',
        ],
      },
      { property: 'stays in that bucket, which is closed', dynamodb: KEPT_CLOSED, atlas: KEPT_CLOSED },
    ],
    dynamodbAlone: {
      'Atlas exports whole snapshots, and no changes alone.': [
        'a schedule starts an export, and another the other kind: whole table and changes',
      ],
      'Atlas exports by itself, with no function in between.': [
        'a schedule runs the function that exports, by a role that may',
        'what they start is on, and runs as a role that may be taken on',
      ],
    },
  },
];
