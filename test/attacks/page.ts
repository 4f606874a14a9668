import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launch } from '../support/chromium';
import { functionThatMarks, signedWith, type Address } from './tries';

/**
 * Opens a page of another origin in Chromium, which tells each listener to run code: as a form could, and as a script that may set headers.
 *
 * @param key the run's own, as if the page had found it out
 * @returns addresses of which the page could read an answer
 */
export async function pageAsks(
  executablePath: string,
  listeners: readonly Address[],
  key: string,
  mark: string,
): Promise<string[]> {
  const page = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html>'));
  await once(page.listen(0, '127.0.0.1'), 'listening');
  const browser = await launch(executablePath);
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://localhost:${(page.address() as AddressInfo).port}/`);
    const { name, body } = functionThatMarks(mark);
    const asked = { headers: signedWith(key) as Record<string, string>, body, path: '/2015-03-31/functions', name };
    const read: string[] = [];
    for (const { host, port } of listeners) {
      const origin = `http://${host}:${port}`;
      if (await tab.evaluate(ASK, { ...asked, origin })) read.push(origin);
    }
    return read;
  } finally {
    await browser.close();
    page.close();
  }
}

/** Text, since what runs in the page is not of this program. */
const ASK = `async ({ origin, path, name, body, headers }) => {
  const ways = [{ mode: 'no-cors' }, { mode: 'cors' }, { mode: 'cors', headers }];
  let read = false;
  for (const way of ways) {
    for (const [to, sent] of [[path, body], [path + '/' + name + '/invocations', '{}']]) {
      const answer = await fetch(origin + to, { method: 'POST', body: sent, ...way }).catch(() => undefined);
      read ||= answer !== undefined && answer.type !== 'opaque';
    }
  }
  return read;
}`;
