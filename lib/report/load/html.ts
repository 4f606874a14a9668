/** The section of the page: for each side its curves and tables, each result with its place. */
import type { LoadResults } from '../../load/results';
import { totalsOf } from '../../load/summary';
import { html, type Html } from '../html/html';
import { curves } from './curves';
import { tableAsHtml } from '../tables';
import { loadWords, type RunWords } from './words';

/** @param loads of any place: what was seen in one is said of that place alone */
export const loadFragment = (loads: readonly LoadResults[]): Html =>
  html`<section class="ran" id="load" aria-labelledby="load-title">
    <h2 id="load-title">Load</h2>
    ${loads.length === 0 && html`<p>Nothing was measured. <code>npm run load</code> measures it.</p>`}
    ${loads.map((results, index) => ofLoad(results, `load-${index + 1}`))}
  </section>`;

function ofLoad(results: LoadResults, id: string): Html {
  const { title, terms, runs } = loadWords(results);
  return html`<h3 id="${id}">${title}</h3>
    ${terms.map((text) => html`<p>${text}</p>`)} ${runs.map((run, index) => ofRun(run, `${id}-${index + 1}`))}`;
}

function ofRun({ run, title, invalid, lines, counts, times }: RunWords, id: string): Html {
  const { service, response } = totalsOf(run);
  return html`<h4 id="${id}">${title}</h4>
    ${invalid.map((why) => html`<p class="reason"><strong>Not valid:</strong> ${why}.</p>`)}
    ${lines.map((line) => html`<p>${line}</p>`)} ${curves({ service, response }, { id: `${id}-curves`, title })}
    ${tableAsHtml(counts, `${title}: operations`)} ${tableAsHtml(times, `${title}: times`)}`;
}
