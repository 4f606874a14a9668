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
          'the cluster has an instance size',
          'the cluster lets its user choose the instance class',
          'the cluster has a number of nodes',
          'the cluster has 3, 5 or 7 electable nodes, which all vote',
          'the cluster has at most 50 nodes in all',
        ],
      },
      {
        property: 'scales by itself, within bounds',
        dynamodb: [
          'every table takes requests as they come (on-demand) or grows with them up to a limit (autoscaling)',
          'the orders table scales by its billing mode, up to a limit for reads and one for writes',
          'the orders table scales reads and writes, its own and its index’s, to a target',
        ],
        atlas: ['the cluster has bounds for autoscaling', 'the cluster grows its disks by itself'],
      },
      {
        property: 'is provisioned with what it can take at once',
        dynamodb: [
          'the orders table says what it can take at once (warm throughput)',
          'the orders table is provisioned',
        ],
        atlas: ['the cluster has provisioned disk operations on AWS'],
      },
    ],
    dynamodbAlone: {
      'A dedicated cluster is paid by the hour: it has no mode by use.': ['the orders table is on-demand'],
    },
    atlasAlone: {
      'A table has no nodes that are for reading alone.': ['the cluster has read-only and analytics nodes beside them'],
    },
  },
];
