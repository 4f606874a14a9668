import type { SQSClientConfig } from '@aws-sdk/client-sqs';
import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { DeadLetter } from '../../../../lambda/order-stream/dead-letters';
import { Faults } from './faults';

/** What SQS accepts in a message, from its quotas page. */
const MAX_BYTES = 1_048_576;
// eslint-disable-next-line no-control-regex -- the three control characters that SQS does accept
const REFUSED_CHARACTERS = /[^\u{9}\u{A}\u{D}\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

interface SqsAnswer {
  readonly statusCode: number;
  readonly body: object;
}

/**
 * A fake of SQS behind the real client: it takes the place of the network, because no local engine of SQS can be had from npm. It keeps
 * what was sent, and refuses the messages that SQS refuses.
 */
export class FakeSqs {
  readonly bodies: string[] = [];
  readonly queueUrls = new Set<string>();

  constructor(private readonly faults = new Faults()) {}

  get letters(): DeadLetter[] {
    return this.bodies.map((body) => JSON.parse(body) as DeadLetter);
  }

  get config(): SQSClientConfig {
    return {
      region: 'eu-west-1',
      credentials: { accessKeyId: 'fake', secretAccessKey: 'fake' },
      maxAttempts: 1,
      requestHandler: {
        handle: (request: { body: Uint8Array }, { abortSignal }: { abortSignal?: AbortSignal } = {}) =>
          this.faults.around(async () => {
            abortSignal?.throwIfAborted();
            return response(this.sendMessage(new TextDecoder().decode(request.body)));
          }),
      } as never,
    };
  }

  /** @param request body of a SendMessage call */
  sendMessage(request: string): SqsAnswer {
    const { QueueUrl, MessageBody } = JSON.parse(request) as { QueueUrl: string; MessageBody: string };
    if (Buffer.byteLength(MessageBody) > MAX_BYTES || REFUSED_CHARACTERS.test(MessageBody)) {
      return { statusCode: 400, body: { __type: 'com.amazonaws.sqs#InvalidMessageContents' } };
    }
    this.bodies.push(MessageBody);
    this.queueUrls.add(QueueUrl);
    const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
    return { statusCode: 200, body: { MessageId: randomUUID(), MD5OfMessageBody } };
  }
}

const response = ({ statusCode, body }: SqsAnswer): object => ({
  response: {
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Readable.from([Buffer.from(JSON.stringify(body))]),
  },
});
