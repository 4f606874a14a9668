import type { Pair } from './pair';

const ROLES = ['the reader', 'the writer', 'the customer’s reader'] as const;
const ofRoles = (expected: string): [string, ...string[]] => [
  `${ROLES[0]} ${expected}`,
  `${ROLES[1]} ${expected}`,
  `${ROLES[2]} ${expected}`,
];
const OVER_VPN = [
  'a customer gateway stands for the on-premises side',
  'the VPN connection speaks IKEv2 alone in both tunnels, with no pre-shared key in the template',
  'the VPN connection learns the routes of the on-premises side',
] as const;
const SIGNS_IN_AS_ROLE =
  'an IAM user of Atlas is a role that functions alone take on, which sign in with it to the cluster';

export const security: readonly Pair[] = [
  {
    dynamodb: ['SEC-01'],
    atlas: ['SEC-02'],
    alike: [
      {
        property: 'is reached from every subnet of every VPC',
        dynamodb: [
          'the gateway endpoint leads every subnet of every VPC to DynamoDB',
          'every interface endpoint is reached from every subnet of every VPC',
        ],
        atlas: [
          'the peering leads every subnet of every VPC into Atlas’s network, and is let in there',
          'the peering carries what the functions in front of the cluster send, to each of its regions at AWS',
        ],
      },
      {
        property: 'lets in whom it is for alone',
        dynamodb: [
          'the gateway endpoint lets through what this account asks of the orders table, and nothing else',
          'every interface endpoint lets through what this account asks of the orders table, and nothing else',
        ],
        atlas: ['the access list is closed to everybody outside of the VPC'],
      },
    ],
    dynamodbAlone: {
      'Atlas has a name of its own for each way in.': [
        'DynamoDB’s interface endpoint leaves the service’s public name to the gateway endpoint',
      ],
    },
    atlasAlone: {
      'A table is in no network that could be peered.': [
        'Atlas’s network has a range of its own, which is nobody else’s here',
        'the peering is accepted in the same deployment, by a function that may do so',
      ],
    },
  },
  {
    dynamodb: ['SEC-04'],
    atlas: ['SEC-05'],
    alike: [
      {
        property: 'is encrypted with a key of KMS',
        dynamodb: ['every table uses a key of KMS'],
        atlas: ['the cluster uses the key of its project'],
      },
      {
        property: 'has a key of this account, which is on, rotates and is for no other account',
        dynamodb: [
          'every region of every table has a key of this account there, which is on, rotates and is for no other account',
        ],
        atlas: ['the project encrypts with a key of this account, which is on, rotates and is for no other account'],
      },
      {
        property: 'may use it',
        dynamodb: ['every table has keys that whoever may ask for its items may use, through DynamoDB'],
        atlas: ['the project uses its key by a role that may do so'],
      },
    ],
    atlasAlone: {
      'DynamoDB uses a key as whoever asks for items, and what else they may do is asked of them: SEC-08.': [
        'the project uses its key by a role that may do nothing else',
        'the project uses its key by a role that Atlas assumes, with the external id that is this project’s, and nobody else',
      ],
    },
  },
  {
    dynamodb: ['SEC-06', 'SEC-08', 'SEC-09', 'SEC-10'],
    atlas: ['SEC-03', 'SEC-10'],
    alike: [
      {
        property: 'takes TLS only',
        dynamodb: [
          'every table denies everybody’s requests without TLS in its home region, and in every other whose replica has a policy',
        ],
        atlas: ['the cluster runs, and takes TLS 1.2 at the least'],
      },
      {
        property: 'is used by roles that only whom they are for may take on',
        dynamodb: [
          'the reader is assumed by this account alone',
          'the writer is assumed by this account alone',
          'the administrator is assumed by this account alone',
          'the customer’s reader is assumed by the broker alone, for one customer, who is named, and with no other tag',
        ],
        atlas: [SIGNS_IN_AS_ROLE],
      },
      {
        property: 'gives them the rights that they need, and no other',
        dynamodb: [
          'the reader reads items of the orders table and its indexes, in every region, and writes none',
          'the writer writes items of the orders table, in every region, and reads none',
          'the customer’s reader reads by key only, in every region, and lists by customer',
          'the administrator creates and deletes the orders table, its indexes and its stream, in every region, and sees no item',
          ...ofRoles('holds no other permission, by whatever policy'),
          'the administrator holds no other permission, by whatever policy',
        ],
        atlas: [
          'every database role covers the one collection that its users’ functions use, and inherits nothing',
          'every database user holds one database role, which its project has made',
          'an IAM user of Atlas holds one database role, which its project has made',
          'every database user may use one cluster, of its own project',
          'an IAM user of Atlas may use one cluster, of its own project',
        ],
      },
    ],
    dynamodbAlone: {
      'A role in Atlas ends at the collection: it knows neither keys nor attributes.': [
        'the customer’s reader reads the orders of the customer in its session, attribute by attribute',
        'the customer’s reader is held to its keys and to named attributes, and to having both',
        'the customer’s reader reads nothing outside of its own partition',
        'the customer’s broker is a function’s, with no permission of its own',
        'the writer gets no values back from what it writes',
      ],
      'Atlas uses its key by a role of its own: SEC-05.': ofRoles(
        'may use the table’s key of every region through DynamoDB',
      ),
    },
    atlasAlone: {
      'Nobody signs in to a table with a password.': [
        'an IAM user of Atlas signs in without a password or anything else, for good',
        'every database user signs in in one way, by a password only if it stands in Secrets Manager',
      ],
    },
  },
  {
    dynamodb: ['SEC-07'],
    atlas: ['SEC-07'],
    alike: [
      { property: 'has a VPN that leads to it', dynamodb: OVER_VPN, atlas: OVER_VPN },
      {
        property: 'is reached from on-premises, and back',
        dynamodb: ['DynamoDB is reached from on-premises through interface endpoints, and back, by every subnet'],
        atlas: ['Atlas is reached from on-premises through its private endpoint, and back'],
      },
      {
        property: 'is out of reach from the internet',
        dynamodb: ['every interface endpoint is out of reach from the internet'],
        atlas: ['Atlas’s private endpoint is out of reach from the internet'],
      },
    ],
    dynamodbAlone: {
      'A private endpoint of Atlas has no policy; its database users say who may what.': [
        'every interface endpoint lets through what this account asks of the orders table, and nothing else',
      ],
      'Atlas has no gateway endpoint.': ['the VPN connection leads to no gateway endpoint'],
    },
  },
];
