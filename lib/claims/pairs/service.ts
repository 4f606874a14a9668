import type { Pair } from './pair';

export const service: readonly Pair[] = [
  {
    dynamodb: ['SVC-01'],
    atlas: ['SVC-04'],
    alike: [
      {
        property: 'begins without paying for a size',
        dynamodb: ['the orders table needs no capacity to be chosen, for itself or an index'],
        atlas: ['the cluster is the free size', 'the cluster shares its hosts'],
      },
      {
        property: 'takes the requests of who may make them',
        dynamodb: ['the orders table takes requests of whoever has the rights'],
        atlas: [
          'the cluster is not paused',
          'the cluster is the one of its project, where a user may sign in from somewhere',
        ],
      },
    ],
    dynamodbAlone: {
      'M0 takes neither a peering nor a key, and is in one region, so nothing of them can be asked for.': [
        'the orders table needs no network, key, parameter or other stack',
        'the orders table needs no key to be made',
        'the orders table is in one region',
      ],
    },
  },
  {
    dynamodb: ['SVC-03'],
    atlas: ['SVC-03', 'SVC-05'],
    alike: [
      {
        property: 'has an instance, a version and a maintenance window, or none of them',
        dynamodb: ['every table has no instance, version or maintenance window, and no machine beside it'],
        atlas: [
          'the cluster has a size to choose, wherever it has nodes',
          'the cluster has a version policy to choose',
          'the Atlas project has a maintenance window, which is the cluster’s',
          'the Atlas project says when nodes of the cluster may restart for it',
        ],
      },
    ],
    atlasAlone: {
      'A table cannot be paused.': ['the cluster is not paused'],
      'A table has no version.': [
        'the cluster is of a size that every release is offered for',
        'the cluster takes every release as it comes',
        'the cluster is not pinned to a major version',
      ],
    },
  },
];
