/**
 * What DynamoDB and SQS call a request that is refused for what is in it: its form, a value, a size. Retrying cannot mend it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
const FOR_GOOD: ReadonlySet<string> = new Set([
  'ValidationException',
  'ItemCollectionSizeLimitExceededException',
  'InvalidMessageContents',
  'InvalidParameterValue',
  'InvalidParameterValueException',
]);

export const isForGood = (error: unknown): boolean => error instanceof Error && FOR_GOOD.has(error.name);
