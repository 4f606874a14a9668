import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { startFaultProxy, type Fault, type FaultProxy } from './fault-proxy';

const SIGNED = { authorization: 'AWS4-HMAC-SHA256 Credential=instance7/20260131/eu-west-1/dynamodb/aws4_request' };

const SLOW_MS = 20;

describe('the fault proxy', () => {
  const carriedOut: string[] = [];
  const killed: string[] = [];
  let fault: Fault = 'none';
  let proxy: FaultProxy;
  const target = createServer((request, response) => {
    void text(request).then((body) => {
      carriedOut.push(body);
      response.writeHead(201, { 'x-of': 'target' }).end(`did ${body}`);
    });
  });
  beforeAll(async () => {
    await once(target.listen(0, '127.0.0.1'), 'listening');
    const { port } = target.address() as AddressInfo;
    proxy = await startFaultProxy({
      target: `http://127.0.0.1:${port}`,
      next: () => fault,
      slowMs: SLOW_MS,
      kill: (name) => void killed.push(name),
    });
  });
  beforeEach(() => {
    carriedOut.length = 0;
    killed.length = 0;
  });
  afterAll(async () => {
    await proxy.stop();
    target.close();
  });

  /** The answer, or that there was none: `until` what the proxy does with the request is done, and a moment longer. */
  const ask = async (next: Fault, until = () => false): Promise<unknown> => {
    fault = next;
    const giveUp = new AbortController();
    const ended = fetch(proxy.endpoint, { method: 'POST', body: 'it', headers: SIGNED, signal: giveUp.signal }).then(
      async (answer) => [answer.status, await answer.text()],
      () => (giveUp.signal.aborted ? 'no answer' : 'connection lost'),
    );
    const waiting = setInterval(() => until() && setTimeout(() => giveUp.abort(), 50), 5);
    return ended.finally(() => clearInterval(waiting));
  };
  const isInjected = (next: Fault) => {
    const before = proxy.injected[next];
    return () => proxy.injected[next] > before;
  };
  const isCarriedOut = () => carriedOut.length > 0;

  it('passes a request and its answer on', async () => {
    expect([await ask('none'), carriedOut]).toStrictEqual([[201, 'did it'], ['it']]);
  });

  it.each([
    ['throttled', 400, 'ThrottlingException'],
    ['capacity', 400, 'ProvisionedThroughputExceededException'],
    ['serverError', 500, 'InternalServerError'],
  ] as const)('answers as the service does when a request is to be %s', async (next, status, name) => {
    expect([await ask(next), carriedOut]).toStrictEqual([[status, expect.stringContaining(`#${name}"`)], []]);
  });

  it('lets a connection be lost before the request is carried out', async () => {
    expect([await ask('reset'), carriedOut]).toStrictEqual(['connection lost', []]);
  });

  it('lets a connection be lost after it was carried out', async () => {
    expect([await ask('lost'), carriedOut]).toStrictEqual(['connection lost', ['it']]);
  });

  it.each(['hung', 'killedBefore'] as const)('leaves a request without an answer that is %s', async (next) => {
    expect([await ask(next, isInjected(next)), carriedOut]).toStrictEqual(['no answer', []]);
  });

  it.each(['unanswered', 'killedAfter'] as const)(
    'carries a request out that is %s, without an answer',
    async (next) => {
      expect([await ask(next, isCarriedOut), carriedOut]).toStrictEqual(['no answer', ['it']]);
    },
  );

  it('answers later when it is to be slow', async () => {
    const begun = performance.now();
    expect(await ask('slow')).toStrictEqual([201, 'did it']);
    expect(performance.now() - begun).toBeGreaterThan(SLOW_MS - 2);
  });

  it('carries out what is frozen once it thaws, whether anybody still waits or not', async () => {
    expect([await ask('frozen', isInjected('frozen')), carriedOut]).toStrictEqual(['no answer', []]);
    const isFrozen = isInjected('frozen');
    const waiting = ask('frozen');
    while (!isFrozen()) await new Promise((resume) => setTimeout(resume, 5));
    proxy.thaw();
    expect(await waiting).toStrictEqual([201, 'did it']);
    expect(carriedOut).toStrictEqual(['it', 'it']);
  });

  it.each(['killedBefore', 'killedAfter'] as const)('has the sender killed when it is to be %s', async (next) => {
    await ask(next, () => killed.length > 0);
    expect(killed).toStrictEqual(['instance7']);
  });

  it('counts what it injected', async () => {
    const isCounted = isInjected('lost');
    await ask('lost');
    expect(isCounted()).toBe(true);
  });
});
