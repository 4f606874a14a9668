/** Step Functions and the bucket as mocks: no local engine has a distributed map. The results are those of real parts. */
import { NoSuchKey, type GetObjectCommand } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { workPart } from '../../lib/load/work-part';
import { itemsOf, type WorkerRun } from '../../lib/load/worker-item';
import type { World } from '../../lib/services/world';
import { VirtualClock } from '../lib/load/virtual-clock';
import { InMemoryOrderStore } from './in-memory-order-store';
import { aSubject } from './load-options';

/** Does what it is told to when it is told. @param status that the execution ends with */
export function anAccountWithWorkers(status = 'SUCCEEDED') {
  const objects = new Map<string, string>();
  const starts: { input: WorkerRun; name: string; machine: string; at: number }[] = [];
  let now = 1_000_000;
  let looks = 0;
  const world: World = {
    now: () => now,
    wait: async (milliseconds) => void (now += milliseconds),
    async send(_service, command) {
      if (command instanceof StartExecutionCommand) {
        const input = JSON.parse(command.input.input ?? '') as WorkerRun;
        const { name = '', stateMachineArn: machine = '' } = command.input;
        starts.push({ input, name, machine, at: now });
        looks = 0;
        const clock = new VirtualClock();
        const store = new InMemoryOrderStore();
        const put = async (key: string, text: string) => void objects.set(key, text);
        const worker = { clock, place: 'live' as const, left: () => 900_000, put };
        const open = async () => aSubject(store, { target: input.target });
        await clock.run(Promise.all(itemsOf(input).map((item) => workPart(item, { ...worker, open }))));
        return { executionArn: 'arn:execution' };
      }
      if (command instanceof DescribeExecutionCommand)
        return (looks += 1) < 3 ? { status: 'RUNNING' } : { status, error: 'Lambda.Unknown' };
      const { Key = '' } = (command as GetObjectCommand).input;
      const text = objects.get(Key);
      if (text === undefined) throw new NoSuchKey({ message: 'no', $metadata: {} });
      return { Body: { transformToString: async () => text } };
    },
  };
  return { objects, starts, world };
}
