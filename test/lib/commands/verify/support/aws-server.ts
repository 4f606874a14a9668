import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Loose = any;

/** What a service answers; `region` is the one that the request was signed for. */
export type Answer = (input: Loose, region: string) => unknown;

type Serve = (request: {
  readonly url: string;
  readonly text: string;
  readonly isSigned: boolean;
}) => readonly [number, unknown] | Promise<readonly [number, unknown]>;

/** An error as a service sends it. */
export class Fault {
  constructor(
    readonly code: string,
    readonly message = 'in the words of the service',
    readonly status = 400,
  ) {}
}

/**
 * A mock of AWS on loopback, at an edge that no engine covers whole: it answers each call what the test says, in the service's own
 * protocol, so that the real SDK clients read it. It knows nothing of what AWS would accept.
 */
export class AwsServer {
  /** By call, as `dynamodb:DescribeTable`. */
  readonly answers: Record<string, Answer> = {};
  /** APIs of API Gateway by method and the beginning of the path: status and body. */
  readonly serves: Record<string, Serve> = {};
  readonly calls: string[] = [];
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

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const { method = '', url = '', headers } = request;
    const region = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '');
    const target = headers['x-amz-target'];
    if (url.startsWith('/restapis/')) return this.serve(request, text, response);
    if (typeof target === 'string') {
      const call = `${region?.[2]}:${target.split('.')[1]}`;
      return json(response, this.answer(call, JSON.parse(text), region?.[1]));
    }
    if (url.startsWith('/2015-03-31/event-source-mappings/')) {
      const input = { UUID: url.split('/')[3] };
      return json(response, this.answer('lambda:GetEventSourceMapping', input, region?.[1]));
    }
    const input = Object.fromEntries(new URLSearchParams(text));
    const service = region?.[2] ?? '';
    return xml(
      response,
      service,
      input['Action'] ?? method,
      this.answer(`${service}:${input['Action']}`, input, region?.[1]),
    );
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

  private answer(call: string, input: Loose, region = ''): unknown {
    this.calls.push(call);
    const answer = this.answers[call];
    return answer ? answer(input, region) : new Fault('InternalFailure', `the test has no answer for ${call}`);
  }
}

function json(response: ServerResponse, answer: unknown): void {
  const fault = answer instanceof Fault ? answer : undefined;
  response.writeHead(fault?.status ?? 200, {
    'content-type': 'application/x-amz-json-1.1',
    ...(fault && { 'x-amzn-errortype': fault.code }),
  });
  response.end(JSON.stringify(fault ? { __type: `com.amazonaws#${fault.code}`, message: fault.message } : answer));
}

/** The query protocol, and EC2's variant of it. */
function xml(response: ServerResponse, service: string, action: string, answer: unknown): void {
  const isEc2 = service === 'ec2';
  if (answer instanceof Fault) {
    const error = `<Error>${inXml({ Type: 'Sender', Code: answer.code, Message: answer.message }, 'member')}</Error>`;
    response.writeHead(answer.status, { 'content-type': 'text/xml' });
    response.end(isEc2 ? `<Response><Errors>${error}</Errors></Response>` : `<ErrorResponse>${error}</ErrorResponse>`);
    return;
  }
  const inside = inXml(answer, isEc2 ? 'item' : 'member');
  response.writeHead(200, { 'content-type': 'text/xml' });
  response.end(
    `<${action}Response>${isEc2 ? inside : `<${action}Result>${inside}</${action}Result>`}</${action}Response>`,
  );
}

const inXml = (value: unknown, item: string): string => {
  if (Array.isArray(value)) return value.map((one) => `<${item}>${inXml(one, item)}</${item}>`).join('');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `<${name}>${inXml(part, item)}</${name}>`)
    .join('');
};
