/** What was run, in every format but the page. */
import Ajv2020 from 'ajv/dist/2020';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../../../lib/assembly/digest';
import type { Observations } from '../../../lib/claims/observations/observations';
import { renderHtml } from '../../../lib/report/html';
import { asJson } from '../../../lib/console/as-json';
import { asJunit } from '../../../lib/report/junit';
import { asMarkdown } from '../../../lib/report/markdown';
import { reportOn } from '../../../lib/report/report';
import { writeReportPage } from '../../../lib/report/report-page';
import { asTable } from '../../../lib/report/table';
import { assembly } from '../../support/assemblies';
import { fact, queueClaim } from '../../support/claims';
import { live, local } from './observations';

const templates = assembly({ One: ['AWS::SQS::Queue', { SqsManagedSseEnabled: true }, 'INT-01'] }, 'trial');
const report = reportOn([templates], [queueClaim, fact], [live, local]);
const LOCAL = 'Local timings say nothing about either service';

describe('the report', () => {
  it('keeps each column to itself', () => {
    const [claim] = report.claims;
    expect(claim!.results.map(({ status }) => status)).toStrictEqual(['demonstrated']);
    expect(claim!.observed!.map(({ place, status }) => [place, status])).toStrictEqual([
      ['local', 'failed'],
      ['live', 'not-run'],
    ]);
  });

  it('says with each status on what, how much and how long', () => {
    expect(report.claims[0]!.observed![0]).toStrictEqual({
      profile: 'trial',
      place: 'local',
      status: 'failed',
      engines: ['dynoxide 1.2.1 (a stand-in, not DynamoDB)'],
      passed: 0,
      failed: 1,
      skipped: 0,
      parts: [],
      operations: 50,
      milliseconds: 640,
      reasons: [
        'failed: The trigger counts every order once, on dynoxide 1.2.1 (a stand-in, not DynamoDB): expected 50 orders, found 49 | 48',
      ],
    });
  });

  it('is as it was where nothing was run', () => {
    const without = reportOn([templates], [queueClaim, fact]);
    expect(Object.keys(without)).toStrictEqual(['schemaVersion', 'profiles', 'claims', 'unclaimed']);
    expect(Object.keys(without.claims[0]!)).not.toContain('observed');
  });

  it('puts several documents of one place together, and keeps places and profiles apart', () => {
    const free = { ...local, profile: 'free' };
    const { observations } = reportOn([assembly({}, 'free'), templates], [], [live, local, free, local]);
    expect(observations!.map(({ profile, place, observations: of }) => [profile, place, of.length])).toStrictEqual([
      ['free', 'local', 5],
      ['trial', 'local', 10],
      ['trial', 'live', 1],
    ]);
  });

  it('is refused for a profile that it is not on', () => {
    expect(() => reportOn([templates], [], [{ ...local, profile: 'free' }])).toThrow(
      'the observations (local) are of profile free, and the report is on trial. Report on that profile too: -c profile=free',
    );
  });

  it('is what its schema describes', () => {
    const schema = JSON.parse(readFileSync('docs/claims.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(schema);
    const written = JSON.parse(asJson(report)) as typeof report;
    expect(validate(written)).toBe(true);
    expect(validate({ ...written, observations: [{ ...local, place: 'here' }] })).toBe(false);
  });
});

describe('of a run on templates that were others', () => {
  const versions = { Node: '22.1.0' };
  const ranOn = (digest: string): Observations => ({
    ...local,
    runs: [{ date: '2026-11-25', commit: '0a1b2c3d4e5f', versions, templates: digest }],
  });
  const old = reportOn([templates], [queueClaim, fact], [ranOn('another'), live]);

  it('marks what it has seen, and nothing else', () => {
    expect(old.observations!.map(({ otherTemplates }) => otherTemplates)).toStrictEqual([true, undefined]);
    expect(old.claims.flatMap(({ observed }) => observed!.map(({ otherTemplates }) => otherTemplates))).toStrictEqual([
      true,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('marks nothing where they are the same', () => {
    expect(reportOn([templates], [queueClaim], [ranOn(digestOf(templates))]).observations).not.toContainEqual(
      expect.objectContaining({ otherTemplates: true }),
    );
  });

  it('keeps the mark where one of several runs is of now', () => {
    const both = reportOn([templates], [queueClaim], [ranOn(digestOf(templates)), ranOn('another')]);
    expect(both.observations).toMatchObject([{ otherTemplates: true, runs: [{}, {}] }]);
  });

  it('says so in the table', () => {
    expect(asTable(old)).toMatch(/^INT-01 .* FAILED \(old\) \[1\] /m);
    expect(asTable(old)).toContain('  on other templates than these: `npm start` runs it again\n');
  });

  it('says so in Markdown, with the run', () => {
    expect(asMarkdown(old)).toContain('Run **on other templates than these**: `npm start` runs it again.');
    expect(asMarkdown(old)).toContain('\n- Run 2026-11-25, commit 0a1b2c3d4e5f, Node 22.1.0\n');
  });

  it('says so on the page: at its top, beside the run and beside the claim', () => {
    const page = renderHtml({ report: old, assemblies: [templates] });
    const [top, rest] = page.split('<nav');
    expect(top).toMatch(/Seen on other templates than these: <code>npm start<\/code> runs it again/);
    expect(rest!.split('id="run"')[1]!.split('</section>')[0]).toContain('Seen on other templates than these');
    expect(rest!.split('id="INT-01"')[1]!.split('</dl>')[0]).toContain('on other templates than these');
  });
});

it('says of a claim what part of it was seen, where it was not the whole', () => {
  const [first] = live.observations;
  const part = { ...first!, claims: ['INT-01' as const], part: 'the same code on another engine' };
  const seen = reportOn([templates], [queueClaim], [{ ...live, observations: [part] }]);
  expect(asTable(seen)).toContain('seen in part [1]');
  expect(asTable(seen)).toContain('  seen in part: INT-01: the same code on another engine\n');
  expect(asMarkdown(seen)).toContain(
    '| seen in part (the same code on another engine) on Amazon DynamoDB, eu-west-1 |',
  );
  const whole = reportOn([templates], [queueClaim], [{ ...live, observations: [part, { ...part, part: undefined }] }]);
  expect(asTable(whole)).toContain('seen [1]');
  expect(asTable(whole)).not.toContain('in part [1]');
});

it('is a column a place in the table, with numbers of engines and below it what was run', () => {
  expect(asTable(report)).toBe(`CLAIM   SIDE      VERDICT     trial, synth  trial, local  trial, live  SAID
INT-01  dynamodb  as said     today shown   FAILED [1]    not run      Queues are <encrypted> & "kept".
        today: Every queue is encrypted.
REL-05  dynamodb  cited fact  no template   not run       not run      Queues are <encrypted> & "kept".
        today: Every queue is encrypted.

VERDICT is on what was said; today shown: the templates show what is true today; -: not in this profile; no template: none can show it, it is cited; FAILED: they should and do not
seen: at work on the engines whose numbers follow, in part where only that was tried; not run: nothing about it was; FAILED: tried, and did not work
[1] dynoxide 1.2.1 (a stand-in, not DynamoDB)
[2] mongo-java-server (a stand-in, not MongoDB)
[3] this machine
[4] Amazon DynamoDB, eu-west-1

trial: 1 shown, 0 not in this profile, 1 cited, 0 failed; 0 resources show no claim

trial, local: 0 seen, 1 failed, 1 not run; of what was tried 3 passed, 1 failed, 1 not run; 2,564 operations, 5.0 s
  on dynoxide 1.2.1 (a stand-in, not DynamoDB)
  on mongo-java-server (a stand-in, not MongoDB)
  on this machine
  Local timings say nothing about either service: they are of engines and stand-ins on one machine, and each side did work of its own.
  failed: The trigger counts every order once, on dynoxide 1.2.1 (a stand-in, not DynamoDB): expected 50 orders, found 49 | 48 (INT-01)
  not run: The function is reached through the API, on mongo-java-server (a stand-in, not MongoDB): no Python 3.10 or later: install python3 (SEC-03, SEC-02)

trial, live: 0 seen, 0 failed, 2 not run; of what was tried 1 passed; 1 operation, 80 ms
  on Amazon DynamoDB, eu-west-1
  Timings of one run, from one place and over one network, are no measurement of either service, and each side did work of its own.
`);
});

it('is a column a place in Markdown, with the engines, and a table of all that was run', () => {
  const markdown = asMarkdown(report);
  expect(markdown).toContain(
    `| Claim | Said of | Said | Verdict | True today | trial, synth | trial, local | trial, live |`,
  );
  expect(markdown).toContain('| today shown | **failed** on dynoxide 1.2.1 (a stand-in, not DynamoDB) | not run |');
  expect(markdown).toContain('Failed in trial, local:\n\n- failed: The trigger counts every order once');
  expect(markdown).toContain(`2,564 operations, 5.0 s. ${LOCAL}`);
  expect(markdown).toContain(
    '| The trigger counts every order once | [INT-01](#int-01) | dynamodb | dynoxide 1.2.1 (a stand-in, not DynamoDB) | **failed** | 50 | 640 ms | expected 50 orders, found 49 \\| 48 |',
  );
});

it('is a suite a place for CI, and a test case is what was tried', () => {
  const xml = asJunit(report);
  expect(xml).toContain('<testsuite name="trial, local" tests="5" failures="1" errors="0" skipped="1" time="4.984">');
  expect(xml).toContain(
    '<testcase classname="trial.local.atlas" name="SVC-06 SEC-03 The order contract holds, on mongo-java-server (a stand-in, not MongoDB)" time="1.999"/>',
  );
  expect(xml).toContain('<failure message="expected 50 orders,&#10;found 49 | 48">');
  expect(xml).toContain('<skipped message="no Python 3.10 or later: install python3"/>');
});

it('is written as a page into a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-page-'));
  const input = { assemblies: [templates], observations: [local] };
  try {
    writeReportPage({ ...input, file: join(folder, 'report.html') });
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe(
      renderHtml({ report: reportOn(input.assemblies, undefined, input.observations), assemblies: input.assemblies }),
    );
    expect(() => writeReportPage({ ...input, file: join(folder, 'no', 'report.html') })).toThrow(
      'cannot be written (ENOENT)',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
