import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startGroup, type ProcessGroup } from '../../processes/process-group';
import { startOwnServer, type OwnServer } from '../own-server';
import { runCredentials } from '../run-credentials';

const RUNTIME = join(__dirname, 'runtime.mjs');

/** How an invocation went. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: unknown }
  /** `why`: as the function threw it; absent where its process ended, or was killed for taking too long. */
  | { readonly kind: 'functionError'; readonly why?: string };

interface Invocation {
  readonly id: string;
  readonly event: string;
  readonly deadline: number;
  readonly settle: (outcome: Outcome) => void;
}

/**
 * One process of a function, with the runtime API that it asks for work, as each execution environment of Lambda has it. It dies with the
 * process that started it.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export class FunctionInstance {
  private current: Invocation | undefined;
  /** The process's question for work, while there is none. */
  private asking: ServerResponse | undefined;
  private hasAsked = false;
  private wasKilled = false;

  private group!: ProcessGroup;
  private api!: OwnServer;

  private constructor() {}

  static async start(
    bundle: string,
    env: NodeJS.ProcessEnv,
    onLine: (line: string) => void,
  ): Promise<FunctionInstance> {
    const instance = new FunctionInstance();
    const credentials = runCredentials();
    instance.api = await startOwnServer(credentials, (request, response) => void instance.serve(request, response));
    const { host } = new URL(instance.api.url);
    instance.group = await startGroup(process.execPath, [RUNTIME, bundle], {
      env: { ...env, AWS_LAMBDA_RUNTIME_API: host, RUNTIME_KEY: credentials.accessKeyId },
      onLine,
    });
    void instance.group.ended.then(() => instance.close());
    return instance;
  }

  get hasEnded(): boolean {
    return this.group.hasEnded();
  }

  /**
   * Hands over one event; the next only when this has settled. A process that ends or takes longer than `timeoutMs`, and is killed
   * then, is a function error.
   *
   * @throws Error with the process's last words when it ends before it ever asked for work: then the function cannot be loaded
   */
  async invoke(event: object, timeoutMs: number): Promise<Outcome> {
    const tooLate = setTimeout(() => this.kill(), timeoutMs);
    const outcome = await new Promise<Outcome>((settle) => {
      this.current = { id: randomUUID(), event: JSON.stringify(event), deadline: Date.now() + timeoutMs, settle };
      this.handOver();
      if (this.hasEnded) settle({ kind: 'functionError' });
    });
    clearTimeout(tooLate);
    this.current = undefined;
    if (outcome.kind === 'functionError' && this.hasEnded && !this.hasAsked && !this.wasKilled)
      throw new Error(`the function ended before it took any work. It said: ${this.group.output()}`);
    return outcome;
  }

  /** SIGKILL to the process itself, wherever it stands. */
  kill(): void {
    this.wasKilled = true;
    if (!this.hasEnded) process.kill(this.group.pid, 'SIGKILL');
  }

  /** Stops the process where it stands, as Lambda does between two invocations, or lets it go on. */
  freeze(signal: 'SIGSTOP' | 'SIGCONT'): void {
    if (!this.hasEnded) process.kill(this.group.pid, signal);
  }

  async stop(): Promise<void> {
    this.kill();
    await this.group.ended;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      this.hasAsked = true;
      this.asking = response;
      this.handOver();
      return;
    }
    const body = await text(request).catch(() => undefined);
    response.writeHead(202).end();
    const [, id, what] = /\/invocation\/([^/]+)\/(response|error)$/.exec(request.url ?? '') ?? [];
    if (body === undefined || id !== this.current?.id) return;
    this.current?.settle(
      what === 'response'
        ? { kind: 'answered', answer: JSON.parse(body) }
        : { kind: 'functionError', why: whyIn(body) },
    );
  }

  private handOver(): void {
    if (!this.asking || !this.current) return;
    const { id, deadline, event } = this.current;
    this.asking.setHeader('Lambda-Runtime-Aws-Request-Id', id).setHeader('Lambda-Runtime-Deadline-Ms', deadline);
    this.asking.end(event);
    this.asking = undefined;
  }

  private close(): void {
    this.current?.settle({ kind: 'functionError' });
    void this.api.stop();
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror */
function whyIn(body: string): string {
  const { errorType, errorMessage } = JSON.parse(body) as { errorType: string; errorMessage: string };
  return `${errorType}: ${errorMessage}`;
}
