import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import type { Report } from '../schema';
import { claimSections, sectionId, sectionsOf } from './claims';
import { filterControls } from './filters';
import { html, type Html } from './html';
import { iconSheet } from './icons';
import { overview, TITLE } from './overview';
import { profileRules } from './profiles';
import { inlineElement } from './policy';
import { runsSection } from './runs';
import { stacks } from './stacks';
import { unclaimedSection } from './unclaimed';

export interface HtmlInput {
  readonly report: Report;
  /** What the report is on, in the order of its profiles. */
  readonly assemblies: readonly Assembly[];
}

/**
 * The report as one page that needs nothing beside itself: no network, no server, and no script to be read.
 * The same input gives the same bytes.
 *
 * @throws Error when the report is on other assemblies than those given
 */
export function renderHtml({ report, assemblies }: HtmlInput): string {
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
        <a class="skip" href="#main">Skip to the claims</a>
        ${iconSheet()} ${overview(report)} ${navigation(report)}
        <main id="main" tabindex="-1">
          <div class="browse">${filterControls(report)} ${claimSections(report)}</div>
          ${runsSection(report)} ${stacks(report, assemblies)} ${unclaimedSection(report)}
        </main>
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
      ${[
        ...sectionsOf(report).map((section): [string, string] => [sectionId(section), section]),
        ['run', 'What was run'] as const,
        ['stacks', 'Stacks'] as const,
        ['unclaimed', 'Unclaimed'] as const,
      ].map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
    </ul>
  </nav>`;
