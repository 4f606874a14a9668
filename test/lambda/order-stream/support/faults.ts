import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';

/** How a call fails: before the service got it, or after it did its work and the answer was lost. */
export type Fault = 'none' | 'before' | 'after';

/** Deals out faults call by call, and none once they are used up, so that whatever retries comes to an end. */
export class Faults {
  private next = 0;
  constructor(private readonly plan: readonly Fault[] = []) {}

  async around<T>(call: () => Promise<T>): Promise<T> {
    const fault = this.plan[this.next++] ?? 'none';
    if (fault === 'before') throw new LostCall();
    const answer = await call();
    if (fault === 'after') throw new LostCall();
    return answer;
  }
}

export class LostCall extends Error {
  override readonly name = 'LostCall';
}

/** As the SDK throws it: DynamoDB refuses what was asked for, and would again. */
export const validationException = (): DynamoDBServiceException =>
  new DynamoDBServiceException({ name: 'ValidationException', $fault: 'client', $metadata: {} });
