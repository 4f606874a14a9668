import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import type { Made } from '../../processes/made-now';
import type { LoadResults } from '../../load/results';
import { loadFragment } from '../load/html';
import type { Report } from '../schema';
import { chooseSection } from './choose';
import { claimsSection, sectionId, sectionsOf } from './claims';
import { costSection } from './cost';
import { html, type Html } from './html';
import { iconSheet } from './icons';
import { profileRules } from './profiles';
import { inlineElement } from './policy';
import { runsSection } from './runs';
import { stacks } from './stacks';
import { top, TITLE } from './top';
import { unclaimedSection } from './unclaimed';

export interface HtmlInput {
  readonly report: Report;
  /** What the report is on, in the order of its profiles. */
  readonly assemblies: readonly Assembly[];
  /** When and of what the page is made; left out, it does not say. */
  readonly made?: Made;
  /** What loads have measured. */
  readonly loads?: readonly LoadResults[];
}

interface Section {
  /** Of its element. */
  readonly id: string;
  /** As the navigation has it. */
  readonly name: string;
  readonly of: (input: HtmlInput) => Html;
  /** What the navigation leads to inside it. */
  readonly parts?: (report: Report) => readonly { readonly id: string; readonly name: string }[];
}

/** In the order of the page: the answer first, then what it rests on. */
const SECTIONS: readonly Section[] = [
  { id: 'choose', name: 'Choose', of: ({ report }) => chooseSection(report) },
  { id: 'cost', name: 'Cost', of: costSection },
  { id: 'run', name: 'What was run', of: ({ report, made }) => runsSection(report, made) },
  { id: 'load', name: 'Load', of: ({ loads = [] }) => loadFragment(loads) },
  {
    id: 'claims',
    name: 'Claims',
    of: ({ report }) => claimsSection(report),
    parts: (report) => sectionsOf(report).map((name) => ({ id: sectionId(name), name })),
  },
  { id: 'stacks', name: 'Stacks', of: ({ report, assemblies }) => stacks(report, assemblies) },
  { id: 'unclaimed', name: 'Unclaimed', of: ({ report }) => unclaimedSection(report) },
];

/**
 * The report as one page that needs nothing beside itself: no network, no server, and no script to be read.
 * The same input gives the same bytes.
 *
 * @throws Error when the report is on other assemblies than those given
 */
export function renderHtml(input: HtmlInput): string {
  const { report, assemblies, made } = input;
  if (assemblies.length !== report.profiles.length) {
    throw new Error(
      `the report is on ${report.profiles.length} assemblies, but ${assemblies.length} were given: give those it was made of`,
    );
  }
  const style = inlineElement('style', `${asset('page.css')}\n${profileRules(report.profiles)}`);
  const script = inlineElement('script', asset('page.js'));
  const policy = `default-src 'none'; img-src data:; style-src ${style.source}; script-src ${script.source}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>\n${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${TITLE}</title>
        <link rel="icon" href="data:," />
        ${style.element}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the answer</a>
        ${iconSheet()} ${top(report, made)} ${navigation(report)}
        <main id="main" tabindex="-1">${SECTIONS.map(({ of }) => of(input))}</main>
        <footer>
          Made by the project’s own <code>npm run claims</code> from synthesized
          templates${
            report.observations &&
            html`, and from what ${[...new Set(report.observations.map(({ place }) => place))].join(' and ')} runs have
            seen`
          }.
          DynamoDB and Atlas are names of their owners.
        </footer>
        ${script.element}
      </body>
    </html>`.text
  }\n`;
}

const asset = (name: string): string => readFileSync(join(__dirname, name), 'utf8');

const navigation = (report: Report): Html =>
  html`<nav aria-label="Sections">
    <ul>
      ${SECTIONS.flatMap(({ parts, ...section }) => [section, ...(parts?.(report) ?? [])]).map(
        ({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`,
      )}
    </ul>
  </nav>`;
