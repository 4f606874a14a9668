/** The answer: for whom either database is the right choice, and for whom the wrong one, with the claims behind each line. */
import { CRITERIA, DATABASES, type Advice, type Criterion, type Database } from '../../claims/advice';
import { adviceOn, backedAdvice, undecided, type BackedAdvice } from '../../claims/backed-advice';
import type { Report } from '../schema';
import { publisherOf } from '../words';
import { code } from './code';
import { html, type Html } from './html';

export function chooseSection(report: Report): Html {
  const shown = new Set<string>(report.claims.map(({ id }) => id));
  return html`<section class="choose" id="choose" aria-labelledby="choose-title">
    <h2 id="choose-title">Which to choose</h2>
    <p class="lead">
      Look for the lines that are yours, and let those of the wrong choice weigh more. Behind a line stand the claims
      that it rests on, and whose page says it.
    </p>
    ${pair('right', (name) => `Choose ${name} when …`, shown)}
    ${pair('wrong', (name) => `${name} is the wrong choice when …`, shown)}
    <p class="quiet">
      ${undecided().map(({ id, why }) => html`${why} So ${behind([id], shown)} speaks for neither. `)}
    </p>
  </section>`;
}

/** Both side by side, criterion by criterion. */
const pair = (choice: Advice['choice'], title: (name: string) => string, shown: ReadonlySet<string>): Html =>
  html`<div class="pair ${choice}">
    ${Object.entries(DATABASES).map(
      ([database, name]) =>
        html`<section class="advice ${database}" aria-labelledby="${choice}-${database}">
          <h3 id="${choice}-${database}">${title(name)}</h3>
          ${list(database as Database, choice, shown)}
        </section>`,
    )}
  </div>`;

function list(database: Database, choice: Advice['choice'], shown: ReadonlySet<string>): Html {
  const all = backedAdvice();
  return html`<dl>
    ${Object.entries(CRITERIA).map(
      ([criterion, name]) =>
        html`<div>
          ${adviceOn(all, database, choice, criterion as Criterion).map(
            (advice, index) =>
              html`${index === 0 && html`<dt>${name}</dt>`}
                <dd>${line(advice, shown)}</dd>`,
          )}
        </div>`,
    )}
  </dl>`;
}

const line = ({ when, claims, source }: BackedAdvice, shown: ReadonlySet<string>): Html =>
  html`${code(when)}
    <span class="behind"
      >${behind(claims, shown)}${claims.length > 0 && ', '}<a href="${source.url}" rel="noreferrer"
        >${publisherOf(source)}<span class="unseen"> on this</span></a
      ></span
    >`;

/** A claim that is not on the page is named all the same. */
const behind = (claims: readonly string[], shown: ReadonlySet<string>): Html[] =>
  claims.map((id, at) => html`${at > 0 && ', '}${shown.has(id) ? html`<a href="#${id}">${id}</a>` : id}`);
