import type { SQSClientConfig } from '@aws-sdk/client-sqs';
import { AWS_CLIENT } from '../../lib/async/aws-client';
import type { SendMessage } from './dead-letters';

/**
 * Sends to a queue. The SQS client is loaded on first use: a poison record is rare, and without it the function starts faster.
 *
 * @param queueUrl URL of a standard queue
 */
export function queueSender(queueUrl: string, config: SQSClientConfig = {}): SendMessage {
  const load = async (): Promise<SendMessage> => {
    const { SQSClient, SendMessageCommand } = await import('@aws-sdk/client-sqs');
    const client = new SQSClient({ ...AWS_CLIENT, ...config });
    return async (body, abortSignal) => {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }), { abortSignal });
    };
  };
  let sender: Promise<SendMessage> | undefined;
  return async (body, abortSignal) => (await (sender ??= load()))(body, abortSignal);
}
