/** A command that starts a server with a child of its own, says their process ids and its folder, and then does as it is told. */
import { openRunDirectory } from '../../../lib/processes/run-directory';
import { startGroup } from '../../../lib/processes/process-group';

async function own(root: string, then: string): Promise<void> {
  const { path } = await openRunDirectory(root);
  const pids: string[] = [];
  await startGroup('/bin/sh', ['-c', 'sleep 600 & echo $!; echo $$; wait'], { onLine: (line) => pids.push(line) });
  while (pids.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  process.stdout.write(`${JSON.stringify({ path, pids: pids.map(Number) })}\n`);
  if (then === 'throw')
    setImmediate(() => {
      throw new Error('thrown on purpose');
    });
}

void own(process.argv[2] as string, process.argv[3] as string);
