import type { Alike, Pair } from './pair';

/** The same of each API, by what it is called. */
const ofBothApis = (...rows: readonly (readonly [property: string, of: string, expected: string])[]): Alike[] =>
  rows.map(([property, of, expected]) => ({
    property,
    dynamodb: [`${of} of DynamoDB ${expected}`],
    atlas: [`${of} of Atlas ${expected}`],
  }));

/** The same of each mapping to a function. */
const ofBothMappings = (...rows: readonly (readonly [property: string, expected: string])[]): Alike[] =>
  rows.map(([property, expected]) => ({
    property,
    dynamodb: [`the event source mapping ${expected}`],
    atlas: [`the mapping of the queue ${expected}`],
  }));

const METHOD = 'every method of the API';
const STAGE = 'the stage of the API';

export const integrations: readonly Pair[] = [
  {
    dynamodb: ['INT-01', 'INT-02'],
    atlas: ['INT-04'],
    alike: [
      {
        property: 'sends every insert, update and delete',
        dynamodb: [
          'the orders table streams every change with both images',
          'the event source mapping reads the stream of the orders table',
          'the event source mapping lets every insert, update and delete of an order through',
        ],
        atlas: [
          'the trigger watches every insert, update and delete of an order in the cluster',
          'the trigger sends to EventBridge of this account and region',
          'the event bus is fed by that trigger',
          'the rule is on, on that bus',
          'the rule lets every insert, update and delete through',
        ],
      },
      ...ofBothMappings(
        ['has a mapping that is on', 'is switched on'],
        ['runs a function that may run', 'runs a function of its stack, which may run'],
        [
          'gives it the rights that it needs',
          'runs it with a role that Lambda assumes, and that may do what the function does',
        ],
      ),
      {
        property: 'loses nothing that fails',
        dynamodb: [
          'the event source mapping takes partial batches, bisects and retries, and gives a record up before the stream forgets it',
          'the event source mapping sends what stays unhandled to the dead-letter queue that its function names',
          'the dead-letter queue keeps what failed for longer than the stream would',
        ],
        atlas: [
          'the rule may send them, whole, to its queue and what it cannot deliver to another, and no other rule may',
          'the mapping of the queue reads a queue of the rule, in partial batches, all of it',
          'the mapping of the queue leaves what stays unhandled to a dead-letter queue, which keeps it',
        ],
      },
      ...ofBothApis(
        ['has the six methods', 'the API', 'has the six methods of the contract, and no other'],
        [
          'is open to the internet',
          'the API',
          'is open to the internet, with no policy that lets others in or keeps all out',
        ],
        ['takes signed requests only', METHOD, 'takes signed requests only'],
        ['validates them', METHOD, 'lets a good request through and no bad one'],
        ['is served by its stage', STAGE, 'serves that API'],
        ['throttles every path', STAGE, 'throttles every path'],
        ['logs every access', STAGE, 'logs every access'],
      ),
      {
        property: 'asks for orders, by what may',
        dynamodb: [
          `${METHOD} of DynamoDB asks for one order of the orders table, or for those of one index`,
          `${METHOD} of DynamoDB has a role that may do this on that table or index, and nothing else`,
        ],
        atlas: [
          `${METHOD} of Atlas needs a function in front of the cluster, which it alone may run`,
          'the function of the API of Atlas signs in to the cluster as an IAM role, and reaches it',
        ],
      },
    ],
    dynamodbAlone: {
      'A trigger of Atlas reads the cluster itself, and nothing stands between them.': [
        'the orders table has no policy of its own on its stream, which could close it',
      ],
      'API Gateway asks no cluster: there a function does.': [
        `${METHOD} of DynamoDB calls DynamoDB itself, with no function in between`,
      ],
    },
    atlasAlone: {
      'DynamoDB is of AWS: none of its types has to be activated.': [
        'an activated type of Atlas is one that MongoDB publishes',
        'an activated type of Atlas has handlers that CloudFormation runs with a role which may read the API key',
        'an activated type of Atlas stands beside those of all types that the templates use',
      ],
      'Key, endpoint and export of a table are claims of their own: SEC-04, SEC-01, POR-03.': [
        'the cluster is encrypted with a key of AWS KMS, which Atlas may use',
        'the cluster is reached from the VPC by PrivateLink',
        'a target of exports in Atlas is a bucket of this account, in the project of the cluster',
        'the role of a target of exports is taken on by Atlas alone, and may write there',
      ],
    },
  },
];
