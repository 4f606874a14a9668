/**
 * DynamoDB's actions by what they touch: items, or the table itself.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
import { PARTITION_KEY, PLACED_KEY, SORT_KEY } from '../../orders/dynamodb/keys';
import { ORDER_ATTRIBUTES } from '../../orders/order';

export const READ_ITEMS = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
] as const;

export const WRITE_ITEMS = [
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
] as const;

/** Clients ask for the table's keys before they use it. */
export const DESCRIBE = ['dynamodb:DescribeTable'] as const;

/** What an application does with orders: items only, nothing that changes a table. */
export const ITEM_ACTIONS = [...READ_ITEMS, ...WRITE_ITEMS, ...DESCRIBE].sort();

/** No `Scan`: it has no leading key to limit. */
export const READ_ONE_CUSTOMER = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'] as const;

/** Everything of an order but its note. */
export const CUSTOMER_ATTRIBUTES = [
  PARTITION_KEY,
  SORT_KEY,
  PLACED_KEY,
  ...ORDER_ATTRIBUTES.filter((name) => name !== 'note'),
];

/** Tables, indexes and streams, and no item: an update of a table is also how indexes and streams are made and removed. */
export const ADMINISTER = [
  'dynamodb:CreateTable',
  'dynamodb:DeleteTable',
  'dynamodb:DescribeContinuousBackups',
  'dynamodb:DescribeContributorInsights',
  'dynamodb:DescribeStream',
  'dynamodb:DescribeTable',
  'dynamodb:DescribeTimeToLive',
  'dynamodb:ListTagsOfResource',
  'dynamodb:TagResource',
  'dynamodb:UntagResource',
  'dynamodb:UpdateContinuousBackups',
  'dynamodb:UpdateContributorInsights',
  'dynamodb:UpdateTable',
  'dynamodb:UpdateTimeToLive',
] as const;

/**
 * What DynamoDB does with a customer key for the caller. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
export const READ_WITH_KEY = ['kms:Decrypt', 'kms:DescribeKey'] as const;
export const WRITE_WITH_KEY = [...READ_WITH_KEY, 'kms:Encrypt', 'kms:GenerateDataKey'] as const;
