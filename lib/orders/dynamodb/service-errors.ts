/**
 * What each answer of DynamoDB means that is none of its successes. All but its own failures are refusals: nothing was done.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
/**
 * `busy`: other people's load, a transaction, or two regions that write at once; the same request may succeed a little later.
 * `full`: a customer's items with their local index have reached what one partition holds. `unavailable`: it is not said what was done.
 * `fault`: of this side, as of a table that is not there.
 */
export type Meaning = 'condition' | 'invalid' | 'busy' | 'full' | 'unavailable' | 'fault';

/** By name: those that the SDK declares for the actions that are used, and those that any action may be refused with. */
export const SERVICE_ERRORS = {
  AccessDeniedException: 'fault',
  ConditionalCheckFailedException: 'condition',
  InternalServerError: 'unavailable',
  InvalidEndpointException: 'fault',
  ItemCollectionSizeLimitExceededException: 'full',
  ProvisionedThroughputExceededException: 'busy',
  ReplicatedWriteConflictException: 'busy',
  RequestLimitExceeded: 'busy',
  ResourceNotFoundException: 'fault',
  SerializationException: 'invalid',
  ThrottlingException: 'busy',
  TransactionConflictException: 'busy',
  ValidationException: 'invalid',
} as const satisfies Record<string, Meaning>;

export const errorsThatMean = (meaning: Meaning): string[] =>
  Object.entries(SERVICE_ERRORS).flatMap(([name, means]) => (means === meaning ? name : []));
