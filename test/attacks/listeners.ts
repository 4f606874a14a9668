import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Checks } from '../../lib/tryout/checks';
import { findChromium, NO_CHROMIUM } from '../support/chromium';
import type { Attack } from './attack';
import { keptRun, type KeptRun } from './kept-run';
import type { Listener } from './listening';
import { pageAsks } from './page';
import { canaries, leaks } from './secrets';
import { asked, connectsAsNobody, isRefused, kindOf, MADE_UP_KEY, runsCode, signedWith, STRANGERS } from './tries';

const TITLE = 'Another user and a foreign page ask everything that npm start listens with';

/**
 * Runs `npm start -- --keep`, finds each listener as another user of the machine would, as soon as it is there, and asks it for what is not
 * theirs. A listener of a kind that no try is made for fails. Then it looks for secrets where others could read them.
 */
export const listenersAttack: Attack = {
  title: TITLE,
  async run(checks, folder) {
    if (process.platform !== 'linux') return checks.skipped(TITLE, 'listeners are read from /proc: run it on Linux');
    const run = await keptRun(folder, canaries(), (listener) => meet(listener, checks, folder));
    try {
      await again(run, checks, folder);
      leaks(run, folder, checks);
    } finally {
      await run.stop();
    }
  },
};

type Tcp = Listener & { readonly kind: 'tcp' };
const isTcp = (listener: Listener): listener is Tcp => listener.kind === 'tcp';

async function meet(listener: Listener, checks: Checks, folder: string): Promise<void> {
  const { what } = listener;
  if (isTcp(listener)) {
    checks.equal(`${what} listens on loopback only`, /^(127\.|::1$)/.test(listener.host), true);
    checks.equal(`${what} is of a kind that is tried`, (await kindOf(listener)) === 'unknown', false);
    await tryAll(what, listener, MADE_UP_KEY, checks);
    await runsNothing(what, listener, checks, folder);
    return;
  }
  const title = `${what}: another user connects to its socket`;
  if (process.getuid?.() !== 0) return checks.skipped(title, 'only root can try it as another user: run it as root');
  checks.equal(title, await connectsAsNobody(listener.path), 'EACCES');
}

/** With the run's own access key, which its user is told by now, and from a browser. */
async function again(run: KeptRun, checks: Checks, folder: string): Promise<void> {
  const { key = MADE_UP_KEY } = run;
  const listeners = run.seen.filter(isTcp);
  checks.equal('The run listens at all', run.seen.length > 0, true);
  for (const listener of listeners) await tryAll(`once it waits, ${listener.what}`, listener, key, checks);
  const served = await Promise.all(listeners.map((each) => asked(each, signedWith(key))));
  // Without this, whatever is answered to everybody would pass for refused.
  checks.equal('Who has the run’s access key is served', served.flat().length > 0, true);

  const title = 'A page of another origin in Chromium, with the run’s access key, tells each listener to run code';
  const chromium = findChromium();
  if (chromium === undefined) return checks.skipped(title, NO_CHROMIUM);
  const mark = join(folder, 'mark-of-page');
  const read = await pageAsks(chromium, listeners, key, mark);
  checks.equal(title, { read, ran: existsSync(mark) }, { read: [], ran: false });
}

async function tryAll(what: string, at: Tcp, key: string, checks: Checks): Promise<void> {
  for (const [who, attempt] of Object.entries(STRANGERS)) {
    checks.equal(`${what}: asked ${who}`, await attempt(at, key), []);
  }
}

let marks = 0;
async function runsNothing(what: string, at: Tcp, checks: Checks, folder: string): Promise<void> {
  const mark = join(folder, `mark-${++marks}`);
  const known = signedWith('test');
  const answers = [
    ...(await runsCode(at, {}, mark)),
    ...(await runsCode(at, known, mark)),
    ...(await runsCode(at, { ...known, origin: 'http://page.example' }, mark)),
  ];
  const outcome = { refused: answers.every(isRefused), ran: existsSync(mark) };
  checks.equal(`${what}: told to run code`, outcome, { refused: true, ran: false });
}
