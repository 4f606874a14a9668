import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a service answers, an {@link AwsRefusal} where it refuses; `region` is the one that the request was signed for. */
export type Answer = (input: Record<string, any>, region: string) => object;

type Serve = (request: {
  readonly url: string;
  readonly text: string;
  readonly isSigned: boolean;
}) => readonly [number, unknown] | Promise<readonly [number, unknown]>;

/** An error as a service sends it. */
export class AwsRefusal {
  constructor(
    readonly code: string,
    readonly message = 'in the words of AWS',
    readonly status = 400,
  ) {}
}

export const DENIED = new AwsRefusal('AccessDeniedException', 'User is not authorized');

/** Operations of the services that are asked by path; the path is their input. */
const BY_PATH: readonly [RegExp, string][] = [
  [/^\/backup-vaults\/[^/]+\/recovery-points/, 'ListRecoveryPointsByBackupVault'],
  [/^\/backup-vaults/, 'ListBackupVaults'],
  [/^\/resources\/.+\/recovery-points/, 'ListRecoveryPointsByResource'],
  [/^\/account$/, 'GetAccount'],
  [/^\/2015-03-31\/event-source-mappings\//, 'GetEventSourceMapping'],
];

/**
 * A mock of AWS on loopback, at an edge that no engine covers whole: it answers each call what the test says, in the service's own
 * protocol, so that the real SDK clients read it, and remembers what was asked. It knows nothing of what AWS would accept.
 */
export class AwsServer {
  /** By call, as `dynamodb:DescribeTable`. */
  readonly answers: Record<string, Answer> = {};
  /** APIs of API Gateway by method and the beginning of the path: status and body. */
  readonly serves: Record<string, Serve> = {};
  readonly calls: string[] = [];
  /** Those that were asked. */
  readonly regions = new Set<string>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
  }

  static async start(): Promise<AwsServer> {
    const aws = new AwsServer();
    await new Promise<void>((resolve) => aws.server.listen(0, '127.0.0.1', resolve));
    return aws;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Where the clients of a command go. */
  get access() {
    const endpoint = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return { endpoint, credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'not-a-secret' } };
  }

  on(call: string, answer: object | Answer): this {
    this.answers[call] = typeof answer === 'function' ? (answer as Answer) : () => answer;
    return this;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const { url = '', headers } = request;
    if (url.startsWith('/restapis/')) return this.serve(request, text, response);
    const [, region = '', service = ''] =
      /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
    this.regions.add(region);
    if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
      const input = Object.fromEntries(new URLSearchParams(text));
      const operation = input['Action'] ?? '';
      return sendXml(response, service, operation, this.answer(`${service}:${operation}`, input, region));
    }
    const path = decodeURIComponent(url);
    const target = headers['x-amz-target'];
    const operation = String(target).split('.')[1] ?? BY_PATH.find(([pattern]) => pattern.test(path))?.[1] ?? path;
    const input = target === undefined ? { path } : JSON.parse(text);
    sendJson(response, this.answer(`${service}:${operation}`, input, region));
  }

  private async serve({ method, url = '', headers }: IncomingMessage, text: string, response: ServerResponse) {
    const call = `${method} ${url}`;
    this.calls.push(call);
    const isSigned = headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') ?? false;
    const served = Object.entries(this.serves).find(([beginning]) => call.startsWith(beginning));
    const [status, body] = (await served?.[1]({ url, text, isSigned })) ?? [404, { message: 'Not Found' }];
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }

  private answer(call: string, input: Record<string, any>, region: string): object {
    this.calls.push(call);
    return this.answers[call]?.(input, region) ?? new AwsRefusal('NotMocked', `the test has no answer for ${call}`);
  }
}

function sendJson(response: ServerResponse, answer: object): void {
  const refusal = answer instanceof AwsRefusal ? answer : undefined;
  response.writeHead(refusal?.status ?? 200, {
    'content-type': 'application/x-amz-json-1.1',
    ...(refusal && { 'x-amzn-errortype': refusal.code }),
  });
  response.end(
    JSON.stringify(refusal ? { __type: `com.amazonaws#${refusal.code}`, message: refusal.message } : answer),
  );
}

/** The query protocol, and EC2's variant of it. */
function sendXml(response: ServerResponse, service: string, action: string, answer: object): void {
  const isEc2 = service === 'ec2';
  if (answer instanceof AwsRefusal) {
    const error = `<Error>${xml({ Type: 'Sender', Code: answer.code, Message: answer.message }, 'member')}</Error>`;
    response.writeHead(answer.status, { 'content-type': 'text/xml' });
    response.end(isEc2 ? `<Response><Errors>${error}</Errors></Response>` : `<ErrorResponse>${error}</ErrorResponse>`);
    return;
  }
  const inside = xml(answer, isEc2 ? 'item' : 'member');
  response.writeHead(200, { 'content-type': 'text/xml' });
  response.end(
    `<${action}Response>${isEc2 ? inside : `<${action}Result>${inside}</${action}Result>`}</${action}Response>`,
  );
}

const xml = (value: unknown, item: string): string => {
  if (Array.isArray(value)) return value.map((one) => `<${item}>${xml(one, item)}</${item}>`).join('');
  if (typeof value !== 'object' || value === null)
    return String(value).replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return Object.entries(value)
    .map(([name, part]) => `<${name}>${xml(part, item)}</${name}>`)
    .join('');
};
