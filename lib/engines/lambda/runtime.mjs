/**
 * A stand-in for Lambda's Node runtime: takes invocations from the runtime API, one at a time, until it is killed.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });
const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

// As lib/engines/run-credentials.ts has it: the API serves this process alone, and the function is not told the key.
const headers = { 'x-run-key': process.env.RUNTIME_KEY };
delete process.env.RUNTIME_KEY;

const call = (method, path, body) =>
  new Promise((resolve, reject) => {
    const sent = request(`${api}${path}`, { method, agent, headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk)).on('error', reject);
      answer.on('end', () => resolve({ headers: answer.headers, text: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });

const failure = (error) => ({ errorType: error?.name ?? 'Error', errorMessage: String(error?.message ?? error) });

// Whoever lets time pass faster says so: TIMERS_FASTER divides each of the function's time-outs and pauses.
const { setTimeout: start } = globalThis;
const faster = Number(process.env.TIMERS_FASTER ?? 1);
globalThis.setTimeout = (then, ms, ...args) => start(then, ms / faster, ...args);

const { handler } = await import(process.argv[2]);
for (;;) {
  const { headers: told, text } = await call('GET', '/invocation/next');
  const awsRequestId = told['lambda-runtime-aws-request-id'] ?? randomUUID();
  const deadline = Number(told['lambda-runtime-deadline-ms']);
  const context = { awsRequestId, getRemainingTimeInMillis: () => deadline - Date.now() };
  const [outcome, body] = await handler(JSON.parse(text), context).then(
    (answer) => ['response', answer ?? null],
    (error) => ['error', failure(error)],
  );
  await call('POST', `/invocation/${awsRequestId}/${outcome}`, body);
}
