import type { Pair } from './pair';

export const service: readonly Pair[] = [
  {
    dynamodb: ['SVC-01'],
    atlas: ['SVC-04'],
    alike: [
      {
        property: 'begins without paying for a size',
        dynamodb: ['the orders table needs no capacity to be chosen'],
        atlas: ['the cluster is the free size', 'the cluster shares its hosts'],
      },
    ],
    dynamodbAlone: {
      'M0 takes neither a peering nor a key, so none can be asked for.': [
        'the orders table needs no network and no other stack',
        'the orders table needs no key to be made',
      ],
    },
  },
  {
    dynamodb: ['SVC-03'],
    atlas: ['SVC-03', 'SVC-05'],
    alike: [
      {
        property: 'has an instance, a version and a maintenance window, or none of them',
        dynamodb: ['every table has no instance, version or maintenance window'],
        atlas: [
          'the cluster has a size to choose',
          'the cluster has a version policy to choose',
          'the Atlas project has a maintenance window',
          'the Atlas project says when nodes may restart for it',
        ],
      },
    ],
    atlasAlone: {
      'A table has no version.': [
        'the cluster takes every release as it comes',
        'the cluster is not pinned to a major version',
      ],
    },
  },
];
