import type { Pair } from './pair';

const PAUSED = ['the cluster is not paused'] as const;
const CANNOT_BE_PAUSED = 'A table cannot be paused.';

export const reliability: readonly Pair[] = [
  {
    dynamodb: ['REL-01'],
    atlas: ['REL-01'],
    alike: [
      {
        property: 'names regions, and no zone',
        dynamodb: ['the orders table names regions and no zone: DynamoDB is in three by itself'],
        atlas: ['the cluster names regions and no zone'],
      },
    ],
    atlasAlone: {
      [CANNOT_BE_PAUSED]: PAUSED,
      'A table has no nodes to count: DynamoDB keeps its copies by itself.': [
        'the cluster has three electable nodes in one region, which Atlas spreads over its zones',
      ],
    },
  },
  {
    dynamodb: ['REL-02'],
    atlas: ['REL-02'],
    alike: [
      {
        property: 'is in several regions',
        dynamodb: ['the orders table has a replica in another region'],
        atlas: ['the cluster has electable nodes in several regions, in an order of preference'],
      },
      {
        property: 'has a key that works',
        dynamodb: ['the orders table has a key that works in each of its regions'],
        atlas: ['the cluster has a key that works'],
      },
    ],
    dynamodbAlone: {
      'A cluster takes writes in one region, and its users are of all its regions: SEC-03.': [
        'the orders table is read and written in each of its regions',
      ],
    },
    atlasAlone: {
      [CANNOT_BE_PAUSED]: PAUSED,
      'Replicas of a table elect nobody: each takes writes.': [
        'the cluster keeps most of its electable nodes when it loses any one region',
      ],
    },
  },
  {
    dynamodb: ['REL-03', 'REL-04'],
    atlas: ['REL-06'],
    alike: [
      {
        property: 'is restored to a point in time',
        dynamodb: ['every table has point-in-time recovery in every region, and orders are in one'],
        atlas: ['the cluster has cloud backup', 'the cluster keeps its operations log for a restore to any second'],
      },
      {
        property: 'says how far back that reaches',
        dynamodb: ['every table says how far back it reaches'],
        atlas: ['the backup schedule says how far back that reaches'],
      },
      {
        property: 'has a key that works',
        dynamodb: [
          'every table has a key that works in every region, without which nothing is restored',
          'a backup vault has a key that works',
        ],
        atlas: ['the cluster has a key that works, without which nothing is restored'],
      },
      {
        property: 'is copied again and again, and the copies are kept',
        dynamodb: [
          'a backup plan comes again, with the time that a copy takes, and keeps it for a day at the least',
          'a backup plan keeps copies no shorter and no longer than the lock of the vault lets it',
        ],
        atlas: [
          'the backup schedule takes snapshots by frequency, and keeps each as long as a restore reaches back',
          'the backup schedule exports by itself, of snapshots that it takes and keeps',
        ],
      },
      {
        property: 'is what the schedule is for',
        dynamodb: ['the plan selects the orders table', 'the selection is one of that plan, and leaves nothing out'],
        atlas: ['the cluster has one backup schedule, in its project'],
      },
      {
        property: 'is copied into a place of its account, by a role that may',
        dynamodb: [
          'a backup plan copies into that vault',
          'AWS Backup may take on the role that it is given, and copy the table by it',
        ],
        atlas: [
          'the backup schedule exports into that bucket',
          'a target of exports in Atlas is a bucket of this account, in the project of the cluster',
          'the role of a target of exports is taken on by Atlas alone, and may write there',
        ],
      },
    ],
    dynamodbAlone: {
      'Atlas keeps its snapshots itself: no name and no policy of this account decides who finds them.': [
        'a backup vault has a name, by which a restore finds its copies',
        'a backup vault has no policy that could refuse a copy or a restore',
      ],
    },
    atlasAlone: { [CANNOT_BE_PAUSED]: PAUSED },
  },
];
