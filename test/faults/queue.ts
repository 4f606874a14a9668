import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { DeadLetter } from '../../lambda/order-stream/dead-letters';
import { LOOPBACK } from '../../lib/processes/free-port';
import { FakeSqs } from '../lambda/order-stream/support/fake-sqs';
import type { DiscardedBatch } from './discarded-batch';

/** A stand-in for the dead-letter queue: the fake of SQS, on a loopback port. */
export interface Queue {
  readonly endpoint: string;
  /** What the function parked, in the order it came; repetitions too. */
  letters(): DeadLetter[];
  /** What the event source gave up. */
  discarded(): DiscardedBatch[];
  /** What Lambda sends itself, as a failure destination. */
  accept(batch: DiscardedBatch): void;
  stop(): Promise<void>;
}

export async function startQueue(): Promise<Queue> {
  const sqs = new FakeSqs();
  const batches: DiscardedBatch[] = [];
  const server = createServer((request, response) => {
    void text(request).then(
      (sent) => {
        const { statusCode, body } = sqs.sendMessage(sent);
        response.writeHead(statusCode, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
      },
      () => request.socket.destroy(),
    );
  }).listen(0, LOOPBACK);
  await once(server, 'listening');
  return {
    endpoint: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
    letters: () => sqs.letters,
    discarded: () => batches,
    accept: (batch) => void batches.push(batch),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
