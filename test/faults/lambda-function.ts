import { FunctionInstance, type Outcome } from '../../lib/engines/lambda/function-instance';

export interface LambdaFunctionOptions {
  /** The bundle's entry, as it is deployed. */
  readonly bundle: string;
  /** An instance's whole environment; its name tells what calls are its own. */
  readonly env: (instance: string) => NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  /** Called with each line that the function writes. */
  readonly onLine?: (line: string) => void;
}

/**
 * A stand-in for Lambda itself: runs a bundled function in processes of its own, one event a process at a time, started when needed and
 * used again.
 */
export class LambdaFunction {
  private readonly instances = new Map<string, { readonly instance: FunctionInstance; busy: boolean }>();
  private started = 0;
  private killed = 0;
  private isStopped = false;

  constructor(private readonly options: LambdaFunctionOptions) {}

  /** Processes that were killed by {@link kill}. */
  get kills(): number {
    return this.killed;
  }

  /** @throws Error when the function cannot be loaded, or was stopped meanwhile */
  async invoke(event: object): Promise<Outcome> {
    const slot = this.idle() ?? (await this.start());
    slot.busy = true;
    try {
      return await slot.instance.invoke(event, this.options.timeoutMs);
    } finally {
      slot.busy = false;
    }
  }

  /** Kills an instance in the middle of what it does, or any that works for no name. */
  kill(name?: string): void {
    const found = name === undefined ? [...this.instances.values()].find(({ busy }) => busy) : this.instances.get(name);
    if (!found || found.instance.hasEnded) return;
    this.killed += 1;
    found.instance.kill();
  }

  /** Freezes all instances, or thaws them. @returns how many there are */
  freeze(signal: 'SIGSTOP' | 'SIGCONT'): number {
    for (const { instance } of this.instances.values()) instance.freeze(signal);
    return this.instances.size;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all([...this.instances.values()].map(({ instance }) => instance.stop()));
  }

  private idle() {
    for (const [name, { instance }] of this.instances) if (instance.hasEnded) this.instances.delete(name);
    return [...this.instances.values()].find(({ busy }) => !busy);
  }

  private async start() {
    const name = `instance${(this.started += 1)}`;
    const { bundle, env, onLine = () => undefined } = this.options;
    const instance = await FunctionInstance.start(bundle, env(name), onLine);
    const slot = { instance, busy: true };
    this.instances.set(name, slot);
    if (!this.isStopped) return slot;
    await instance.stop();
    throw new Error('the function is stopped');
  }
}
