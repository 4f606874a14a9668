/**
 * What holds data of orders and is not under the customer key that encrypts table and cluster: who takes that key away has to know what
 * can still be read. The two claims name it; a test holds the templates to this list.
 */
export interface OutsideCustomerKey {
  /** As the claim has it. */
  readonly named: string;
  readonly why: string;
  /** Types of the resources. */
  readonly types: readonly string[];
}

const DEAD_LETTERS = 'services put it there, and without the key would lose what has failed';
const LOGS = 'who asked for which order, and what failed; they have to outlast the key';

export const OUTSIDE_CUSTOMER_KEY: Readonly<Record<'SEC-04' | 'SEC-05', readonly OutsideCustomerKey[]>> = {
  'SEC-04': [
    {
      named: 'exports in S3',
      why: 'they are read without the database, and its key',
      types: ['AWS::S3::Bucket'],
    },
    { named: 'what waits in queues', why: DEAD_LETTERS, types: ['AWS::SQS::Queue'] },
    { named: 'logs', why: LOGS, types: ['AWS::Logs::LogGroup'] },
    {
      named: 'the keys of the busiest items in Contributor Insights',
      why: 'CloudWatch shows them in plain text, unless `dynamodb.contributorInsights` is off',
      types: ['AWS::DynamoDB::GlobalTable'],
    },
    {
      named: 'what is on its way to Redshift',
      why: 'AWS’s own key, for as long as the replication holds it',
      types: ['AWS::Redshift::Integration'],
    },
  ],
  'SEC-05': [
    {
      named: 'exported snapshots in S3',
      why: 'they are read without Atlas, and without its key',
      types: ['AWS::S3::Bucket'],
    },
    {
      named: 'change events on the bus and in queues',
      why: DEAD_LETTERS,
      types: ['AWS::Events::EventBus', 'AWS::SQS::Queue'],
    },
    {
      named: 'logs, Atlas’s own among them',
      why: 'the key encrypts the cluster’s storage and its snapshots',
      types: ['AWS::Logs::LogGroup', 'MongoDB::Atlas::Auditing'],
    },
  ],
};

/** All of it as the sentence that ends the claim's summary. */
export const outsideCustomerKey = (claim: keyof typeof OUTSIDE_CUSTOMER_KEY): string =>
  `Not under your key: ${OUTSIDE_CUSTOMER_KEY[claim].map(({ named, why }) => `${named} (${why})`).join('; ')}.`;
