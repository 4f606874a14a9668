import type { Pair } from './pair';

export const scalability: readonly Pair[] = [
  {
    dynamodb: ['SVC-02', 'SCA-02', 'SCA-03', 'SCA-04'],
    atlas: ['SVC-06', 'SCA-01', 'SCA-03'],
    alike: [
      {
        property: 'has a size and a number of nodes, or neither',
        dynamodb: ['every table has none of these', 'every table has no number of instances, partitions or disks'],
        atlas: [
          'the cluster has an instance size and a number of nodes, of each kind in each region',
          'the cluster lets its user choose the instance class of all nodes',
          'the cluster has 3, 5 or 7 electable nodes, which all vote, and one region that comes first',
          'the cluster has its nodes in regions that there are',
          'the cluster has at most 50 nodes in all',
        ],
      },
      {
        property: 'scales by itself, within bounds',
        dynamodb: [
          'every table takes requests as they come (on-demand) or grows with them up to a limit (autoscaling), its index with it',
          'the orders table scales by its billing mode, up to a limit for reads in each region and one for writes, its index with it',
          'the orders table is provisioned, and scales reads and writes, its own and its index’s, to a target in every region',
        ],
        atlas: [
          'the cluster has bounds for autoscaling, with room between them, in each region',
          'the cluster grows its disks by itself, in every region',
        ],
      },
      {
        property: 'is provisioned with what it can take at once',
        dynamodb: [
          'the orders table says what it can take at once (warm throughput), its index with it',
          'the orders table is provisioned, and scales reads and writes, its own and its index’s, to a target in every region',
        ],
        atlas: ['the cluster has provisioned disk operations in every region'],
      },
    ],
    dynamodbAlone: {
      'A dedicated cluster is paid by the hour: it has no mode by use.': [
        'the orders table is on-demand, up to a limit',
      ],
    },
    atlasAlone: {
      'A table cannot be paused.': ['the cluster is not paused'],
      'A table has no nodes that are for reading alone.': ['the cluster has read-only and analytics nodes beside them'],
    },
  },
];
