import type { Source } from './sentence';

/** What a team decides by, in the order in which it is read, with its name. */
export const CRITERIA = {
  'access-patterns': 'Access patterns',
  transactions: 'Transactions',
  growth: 'Growth',
  spikes: 'Spikes',
  regions: 'Regions and consistency',
  portability: 'Portability',
  operations: 'Operations',
  security: 'Security',
  team: 'Team',
  price: 'Price',
} as const;
export type Criterion = keyof typeof CRITERIA;

/** The two that there are to choose from, with their names. */
export const DATABASES = { dynamodb: 'DynamoDB', atlas: 'Atlas' } as const;
export type Database = keyof typeof DATABASES;

/** For whom a database is the right choice, or the wrong one. */
export interface Advice {
  readonly database: Database;
  readonly choice: 'right' | 'wrong';
  readonly criterion: Criterion;
  /** Ends "Choose DynamoDB when …", or "DynamoDB is the wrong choice when …". */
  readonly when: string;
  /** The page that says what it rests on. */
  readonly source: Source;
}
