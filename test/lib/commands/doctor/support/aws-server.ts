import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly operation: string;
  readonly region: string;
  readonly input: Record<string, any>;
}
type Answer = object | ((asked: Asked) => object);

/** What a service refuses with. */
export class AwsRefusal {
  constructor(
    readonly code: string,
    readonly message = 'in the words of AWS',
  ) {}
}

export const DENIED = new AwsRefusal('AccessDeniedException', 'User is not authorized');

/** As paths of AWS Backup, the one service here that is asked by path. */
const PATHS: readonly [RegExp, string][] = [
  [/^\/backup-vaults\/[^/]+\/recovery-points/, 'ListRecoveryPointsByBackupVault'],
  [/^\/backup-vaults/, 'ListBackupVaults'],
  [/^\/resources\/.+\/recovery-points/, 'ListRecoveryPointsByResource'],
];

/**
 * A mock of AWS, for what no engine covers: it answers the SDK's own clients over HTTP what the test says, in the protocol of each
 * service, and remembers what was asked. It knows nothing of what AWS would accept.
 */
export class AwsServer {
  readonly asked: Asked[] = [];
  private readonly answers = new Map<string, Answer>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<AwsServer> {
    const server = createServer();
    const aws = new AwsServer(server);
    server.on('request', (request, response) => void aws.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return aws;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Where the clients of a command go. */
  get access() {
    const { port } = this.server.address() as AddressInfo;
    const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'not-a-secret' };
    return { endpoint: `http://127.0.0.1:${port}`, credentials };
  }

  on(operation: string, answer: Answer): this {
    this.answers.set(operation, answer);
    return this;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const region = /Credential=[^/]+\/\d+\/([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const target = request.headers['x-amz-target'];
    const isQuery = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    const input = isQuery ? Object.fromEntries(new URLSearchParams(body)) : body ? JSON.parse(body) : {};
    const path = decodeURIComponent(request.url ?? '');
    const operation =
      input.Action ?? String(target).split('.')[1] ?? PATHS.find(([pattern]) => pattern.test(path))?.[1] ?? path;
    const asked = { operation, region, input: { ...input, path } };
    this.asked.push(asked);

    const said = this.answers.get(operation) ?? new AwsRefusal('NotMocked', `the test has no answer for ${operation}`);
    const answer = typeof said === 'function' ? said(asked) : said;
    const isRefused = answer instanceof AwsRefusal;
    response.statusCode = isRefused ? 400 : 200;
    if (isQuery) {
      response.setHeader('content-type', 'text/xml');
      const { code, message } = answer as AwsRefusal;
      response.end(
        isRefused
          ? `<ErrorResponse><Error><Type>Sender</Type>${xml({ Code: code, Message: message })}</Error></ErrorResponse>`
          : `<${operation}Response><${operation}Result>${xml(answer)}</${operation}Result></${operation}Response>`,
      );
      return;
    }
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    const { code, message } = answer as AwsRefusal;
    if (isRefused) response.setHeader('x-amzn-errortype', code);
    response.end(JSON.stringify(isRefused ? { __type: code, message } : answer));
  }
}

const xml = (value: unknown): string => {
  if (Array.isArray(value)) return value.map((one) => `<member>${xml(one)}</member>`).join('');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, part]) => `<${name}>${xml(part)}</${name}>`)
      .join('');
  }
  return String(value).replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
};
