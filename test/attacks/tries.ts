/** The single tries: each sends what somebody would send who has no business with a run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { MongoClient } from 'mongodb';

export interface Address {
  readonly host: string;
  readonly port: number;
}
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string;
}
export type Answer =
  { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string } | 'closed';

const WITHIN_MS = 5_000;
const PAGE = 'http://page.example';
/** Of the length and form of a real one; nobody has given it out. */
export const MADE_UP_KEY = 'AKIAMADEUPMADEUPMADEUPMADEUPMADE';

/** @param key as in a signature, which is not verified where there is no need to */
export const signedWith = (key: string): OutgoingHttpHeaders => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/eu-west-1/lambda/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  'x-amz-date': '20260101T000000Z',
});

/** What is asked of every listener: reads only, so that the run goes on as if nobody had asked. */
const QUESTIONS: readonly Sent[] = [
  { method: 'GET', path: '/_ministack/health', headers: {} },
  { method: 'GET', path: '/2015-03-31/functions/', headers: {} },
  { method: 'GET', path: '/orders?status=PLACED', headers: {} },
  {
    method: 'POST',
    path: '/',
    headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables', 'content-type': 'application/x-amz-json-1.0' },
    body: '{}',
  },
];

/** @returns those of the questions that were not refused, as what was asked and answered */
export async function asked(at: Address, headers: OutgoingHttpHeaders, method?: string): Promise<string[]> {
  const answers = await Promise.all(
    QUESTIONS.map(async (each) => {
      const sent = { ...each, ...(method && { method }), headers: { ...each.headers, ...headers } };
      return { sent, answer: await send(at, sent) };
    }),
  );
  return answers
    .filter(({ answer }) => !isRefused(answer))
    .map(({ sent: { method, path }, answer }) => `${method} ${path}: ${answer === 'closed' ? answer : answer.status}`);
}

/** No page of another origin may read even the refusal. */
export const isRefused = (answer: Answer): boolean =>
  answer === 'closed' || (answer.status === 403 && answer.headers['access-control-allow-origin'] === undefined);

/** Who asks, and what they send. @param key the run's own, where it is known: a page must get nowhere even with it */
export const STRANGERS: Readonly<Record<string, (at: Address, key: string) => Promise<string[]>>> = {
  'without a secret': (at) => asked(at, {}),
  'with an access key that everybody knows': (at) => asked(at, signedWith('test')),
  'with the number of the account for an access key': (at) => asked(at, signedWith('000000000000')),
  'with an access key that is made up': (at) => asked(at, signedWith(MADE_UP_KEY)),
  'from a page of another origin': (at, key) => asked(at, { ...signedWith(key), origin: PAGE }),
  'from a page without an origin': (at, key) => asked(at, { ...signedWith(key), origin: 'null' }),
  'before a page of another origin asks': (at) =>
    asked(
      at,
      { origin: PAGE, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
      'OPTIONS',
    ),
  'by a name that a page has pointed at this machine': (at, key) =>
    asked(at, { ...signedWith(key), host: `page.example:${at.port}` }),
  'by another name of this machine': (at, key) => asked(at, { ...signedWith(key), host: `localhost:${at.port}` }),
  'as a MongoDB': async (at) => ((await writesAsMongo(at)) ? ['an order was written'] : []),
};

/** Who is asked for a free port listens at it for a moment, and is gone when it is asked. */
export async function kindOf(at: Address): Promise<'http' | 'gone' | 'unknown'> {
  if ((await send(at, { method: 'GET', path: '/', headers: {} })) !== 'closed') return 'http';
  const socket = connect(at.port, at.host);
  const isThere = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isThere ? 'unknown' : 'gone';
}

async function send({ host, port }: Address, { method, path, headers, body }: Sent): Promise<Answer> {
  const call = request({
    host,
    port,
    method,
    path,
    headers: { host: `${host}:${port}`, 'content-length': Buffer.byteLength(body ?? ''), ...headers },
    agent: false,
    signal: AbortSignal.timeout(WITHIN_MS),
  });
  return new Promise((resolve) => {
    call.on('error', () => resolve('closed'));
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve('closed'));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    call.end(body);
  });
}

async function writesAsMongo({ host, port }: Address): Promise<boolean> {
  const client = new MongoClient(
    `mongodb://${host.includes(':') ? `[${host}]` : host}:${port}/?directConnection=true&retryWrites=false`,
    {
      serverSelectionTimeoutMS: 1_000,
      connectTimeoutMS: 1_000,
    },
  );
  try {
    await client.db('attack').collection('orders').insertOne({});
    return true;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

/** `exports.handler = async () => require("fs").writeFileSync(process.env.MARK, "")` as index.js, zipped. */
const CODE =
  'UEsDBBQAAAAAAAAAIVxi9GJbUAAAAFAAAAAIAAAAaW5kZXguanNleHBvcnRzLmhhbmRsZXIgPSBhc3luYyAoKSA9PiByZXF1aXJlKCJmcyIpLndyaXRlRmlsZVN5bmMocHJvY2Vzcy5lbnYuTUFSSywgIiIpO1BLAQIUAxQAAAAAAAAAIVxi9GJbUAAAAFAAAAAIAAAAAAAAAAAAAACkAQAAAABpbmRleC5qc1BLBQYAAAAAAQABADYAAAB2AAAAAAA=';

/** @returns a function that writes the file, as the request to make it has it */
export function functionThatMarks(mark: string): { readonly name: string; readonly body: string } {
  const name = `attack-${process.hrtime.bigint()}`;
  const body = JSON.stringify({
    FunctionName: name,
    Runtime: 'nodejs22.x',
    Role: 'arn:aws:iam::000000000000:role/any',
    Handler: 'index.handler',
    Code: { ZipFile: CODE },
    Environment: { Variables: { MARK: mark } },
  });
  return { name, body };
}

/** Two requests: makes a function, and has it run. It runs as whoever runs the emulator. */
export async function runsCode(at: Address, headers: OutgoingHttpHeaders, mark: string): Promise<Answer[]> {
  const { name, body } = functionThatMarks(mark);
  const functions = '/2015-03-31/functions';
  return [
    await send(at, { method: 'POST', path: functions, headers, body }),
    await send(at, { method: 'POST', path: `${functions}/${name}/invocations`, headers, body: '{}' }),
  ];
}

const CONNECT = `const s = require('node:net').connect(process.argv[1]);
s.on('connect', () => process.exit(0)).on('error', ({ code }) => (process.stdout.write(code), process.exit(1)));`;
const NOBODY = 65_534;

/** Connects to a socket of the file system as a user who is not the run's, which only root can try. @returns why it was refused, or nothing */
export async function connectsAsNobody(path: string): Promise<string | undefined> {
  const child = spawn(process.execPath, ['-e', CONNECT, path], {
    uid: NOBODY,
    gid: NOBODY,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  return child.exitCode === 0 ? undefined : said || 'failed';
}
