import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { RUN_TYPESCRIPT } from '../../lib/processes/run-typescript';
import { quiet } from '../support/command-line';
import { describeOnOpenDynamoDb } from '../support/local-table';
import { areGone, descendants, type Running } from '../support/processes';
import { NAMED_FAULTS } from './named-faults';
import { soak } from './soak-command';
import type { SoakReport } from './soak-report';

describeOnOpenDynamoDb('a soak', () => {
  it('passes, and reports what it did', async () => {
    const printed: SoakReport[] = [];
    const report = await soak({
      minutes: 0.01,
      chaosMs: 300,
      faults: NAMED_FAULTS.filter(({ name }) => name === 'poison customer'),
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
      writesAfterAnswer: 0,
      faults: [{ name: 'poison customer', injected: 1 }],
    });
    expect(report.recounts).toBeGreaterThanOrEqual(3);
    expect(report.operations).toBeGreaterThan(0);
    expect(printed).toStrictEqual([report]);
  }, 60_000);

  it('shows what it has when it is stopped, not as passed, and leaves nothing behind', async () => {
    const command = spawn(process.execPath, [...RUN_TYPESCRIPT, join(__dirname, 'soak.ts'), '--json'], {
      // No server is looked for, and none is asked before the function is at work.
      env: { PATH: process.env['PATH'], MONGODB_URI: 'mongodb://127.0.0.1:1/' },
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
