import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describeOnDynamoDb } from '../lambda/order-stream/support/totals-table';
import { quiet } from '../support/command-line';
import { areGone } from '../support/processes';
import { minutesOf, soak } from './soak-command';
import { soakReport, soakText, type SoakReport } from './soak-report';
import type { Round } from './soak-round';
import { RUN_TYPESCRIPT } from '../../lib/processes/run-typescript';

const exactRound: Round = {
  operations: 100,
  customers: 7,
  invocations: 5,
  redeliveries: 9,
  kills: 2,
  faults: { 'call lost': 3 },
  wrong: [],
  losses: 0,
  doubleCounts: 0,
  poisonWritten: 2,
  parked: 2,
  parkedAgain: 1,
  notParked: [],
  refused: 1,
  recounts: 3,
  strangers: 0,
  alarms: ['Errors'],
  unseen: [],
};
const wrong = [{ customerId: 'ada', expected: { count: 1, amount: 5 }, actual: { count: 2, amount: 10 } }];
const reportOf = (rounds: Round[], ended?: string): SoakReport =>
  soakReport({ seed: 1, minutes: 5, seconds: 300, rounds, ...(ended !== undefined && { ended }) });

describe('the report of a soak', () => {
  it('adds up its rounds', () => {
    expect(reportOf([exactRound, exactRound])).toMatchObject({
      passed: true,
      rounds: 2,
      operations: 200,
      kills: 4,
      faults: { 'call lost': 6 },
      poisonParked: 4,
    });
  });

  it.each([
    ['counts an order twice', { wrong, doubleCounts: 1 }],
    ['lacks poison', { notParked: ['w0-1'] }],
    ['has other messages', { strangers: 1 }],
  ])('is not passed when a round %s', (_, fault) => {
    expect(reportOf([exactRound, { ...exactRound, ...fault }])).toMatchObject({
      passed: false,
      reason: 'round 2 is not exact',
    });
  });

  it('is not passed when a fault has no alarm that saw it', () => {
    expect(reportOf([exactRound, { ...exactRound, alarms: [], unseen: ['Errors'] }])).toMatchObject({
      passed: false,
      reason: 'no alarm saw what Errors should have',
      alarms: ['Errors'],
    });
  });

  it('is not passed when no round was judged, or it was ended', () => {
    expect([reportOf([]).passed, reportOf([exactRound], 'it was stopped').passed]).toEqual([false, false]);
  });

  it('shows people which totals are wrong', () => {
    const shown = soakText(reportOf([{ ...exactRound, wrong, doubleCounts: 1 }]));
    expect(shown).toContain('ada: 2 orders of 10, expected 1 orders of 5');
    expect(shown).toContain('NOT PASSED: round 1 is not exact');
  });
});

describe('the arguments of a soak', () => {
  it.each(['0', '-1', 'five', '', '1441'])('have no %j minutes', (text) => {
    expect(() => minutesOf(text)).toThrow('Allowed is a number above 0, at most 1440');
  });

  it('may be part of a minute', () => {
    expect(minutesOf('0.5')).toBe(0.5);
  });
});

describeOnDynamoDb('a soak', () => {
  it('passes, and reports what it did', async () => {
    const printed: SoakReport[] = [];
    const report = await soak({
      minutes: 0.8 / 60,
      seed: 3,
      progress: quiet,
      print: (report) => printed.push(report),
    });
    expect(report).toMatchObject({
      passed: true,
      rounds: 1,
      losses: 0,
      doubleCounts: 0,
      poisonMissing: 0,
      recounts: 3,
    });
    expect(report.operations).toBeGreaterThan(0);
    expect(printed).toEqual([report]);
  }, 60_000);

  it('shows what it has when it is stopped, not as passed, and leaves nothing behind', async () => {
    const command = spawn(process.execPath, [...RUN_TYPESCRIPT, join(__dirname, 'soak.ts'), '--json'], {
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = command.pid as number;
    try {
      let started: Running[] = [];
      while (!started.some(({ what }) => what.includes('runtime.mjs')) && command.exitCode === null) {
        started = descendants(pid);
        await new Promise((resume) => setTimeout(resume, 20));
      }
      command.kill('SIGINT');
      expect(JSON.parse(await text(command.stdout))).toMatchObject({ passed: false, rounds: 0 });
      expect((await once(command, 'close'))[0]).toBe(130);
      expect(started.some(({ what }) => what.includes('dynoxide'))).toBe(true);
      expect(await areGone(started.map(({ pid }) => pid))).toBe(true);
    } finally {
      command.kill('SIGKILL');
    }
  }, 60_000);
});

interface Running {
  readonly pid: number;
  readonly what: string;
}

/** The processes that a process has started, and they in turn. */
function descendants(ancestor: number): Running[] {
  const children = procFile(ancestor, `task/${ancestor}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((pid) => [{ pid, what: procFile(pid, 'cmdline') }, ...descendants(pid)]);
}

function procFile(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
