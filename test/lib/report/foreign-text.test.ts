/** Names in templates and observations are anybody's: no format lets them be more than text. */
import fc from 'fast-check';
import { formats, type Format } from '../../../lib/report/formats';
import { reportOn } from '../../../lib/report/report';
import { terminalText } from '../../../lib/console/terminal';
import type { Assembly } from '../../../lib/assembly/assembly';
import type { Observation, Observations } from '../../../lib/claims/observations/observations';
import { anyText } from '../../support/any-text';
import { OBEYED } from '../../support/obeyed';
import { runs } from '../../support/runs';

const PIECES = [
  '\u001b[31m',
  '\u001b]52;c;cm0=\u0007',
  '\u202e',
  '\u009b2J',
  '<img src=x onerror=alert(1)>',
  '</script><script>',
  '`',
  '``',
  '\\',
  '|',
  '\n',
  '\n\n# All claims hold\n\n',
  '\n~~~\n',
  '[x](javascript:alert(1))',
  ' ',
  'a',
] as const;
const foreign = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), anyText({ maxLength: 2 })), { minLength: 1, maxLength: 6 })
  .map((parts) => `x${parts.join('')}`);

/** A bucket and a table that claims look at and find wanting, and one that failed at work. */
function reported(text: string) {
  const resource = (Type: string, marked: boolean) => ({
    Type,
    Properties: { Name: text, [text]: { [text]: text } },
    // With a slash in it a path names a construct: what shows no claim is never in that of what does.
    Metadata: { 'aws:cdk:path': marked ? text : `a${text}`, ...(marked && { Claims: ['SEC-01', 'SEC-02', 'REL-01'] }) },
  });
  const assembly: Assembly = {
    profile: text,
    templates: new Map([
      [
        text,
        {
          Resources: {
            [text]: resource('AWS::DynamoDB::GlobalTable', true),
            [`${text}2`]: resource(text, false),
            [`${text}3`]: { ...resource('AWS::KMS::Key', true), Metadata: {} },
          },
        },
      ],
    ]),
  };
  const one: Omit<Observation, 'outcome'> = {
    title: text,
    side: 'atlas',
    engine: text,
    claims: ['SEC-02'],
    reason: text,
  };
  const observations: Observations = {
    schemaVersion: 1,
    place: 'local',
    profile: text,
    observations: [
      { ...one, outcome: 'failed' },
      { ...one, outcome: 'skipped' },
    ],
  };
  const report = reportOn([assembly], undefined, [observations]);
  return { report, render: (format: Format) => formats[format](report, { assemblies: [assembly], colour: false }) };
}

const lines = (text: string): number => text.split('\n').length;
const forEachText = (check: (text: string) => void) => fc.assert(fc.property(foreign, check), { numRuns: runs(25) });
const plain = reported('x');

/** HTML that Markdown would let through: neither escaped, nor code, nor an address between brackets. */
const rawHtml = (markdown: string): string[] =>
  markdown
    .split('\n')
    .map((line) =>
      line.replace(/\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|`+|<https:[^<>\s]*>/g, (found) =>
        found.startsWith('\\') ? '' : ' ',
      ),
    )
    .filter((line) => line.includes('<'));

it('the resources of the test are looked at, and something about them fails', () => {
  expect(plain.render('table')).toMatch(/failed in profile x:/);
  expect(plain.report.unclaimed.length).toBeGreaterThan(0);
});

it.each(['table', 'md'] as const)('%s lets a terminal obey nothing, and no name begin a line', (format) => {
  const expected = lines(plain.render(format));
  forEachText((text) => {
    const shown = reported(text).render(format);
    expect(shown).not.toMatch(OBEYED);
    expect(lines(shown)).toBe(expected);
  });
});

it('md lets no tag through', () => {
  expect(rawHtml('a <b> c')).toHaveLength(1);
  expect(rawHtml('```<img>`')).toHaveLength(1);
  forEachText((text) => expect(rawHtml(reported(text).render('md'))).toStrictEqual([]));
});

it.each(['html', 'junit'] as const)('%s lets no tag through', (format) => {
  forEachText((text) => {
    const shown = reported(`${text}<img src=x>`).render(format);
    expect(shown).not.toMatch(/<img|<script>alert/);
    expect(terminalText(shown)).not.toMatch(OBEYED);
  });
});

it('json is the report, and lets a terminal obey nothing', () => {
  forEachText((text) => {
    const { report, render } = reported(text);
    expect(render('json')).not.toMatch(OBEYED);
    expect(JSON.parse(render('json'))).toStrictEqual(JSON.parse(JSON.stringify(report)));
  });
});
