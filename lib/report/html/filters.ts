import { SIDES, VERDICTS } from '../../claims/claim';
import type { Report } from '../schema';
import { COLUMNS } from './columns';
import { html, type Html } from './html';
import { SIDE_NAMES, STATUS_LABELS, VERDICT_LABELS } from './words';

/** Hidden until the script that makes them work shows them. */
export const filterControls = ({ claims: { length: claims }, observations = [] }: Report): Html =>
  html`<search class="filters" aria-label="Filter the claims" hidden>
    ${choice('side', 'Side', SIDES, (side) => SIDE_NAMES[side])}
    ${choice('verdict', 'Verdict', VERDICTS, (verdict) => VERDICT_LABELS[verdict].word)}
    ${COLUMNS.filter(({ name }) => name === 'synth' || observations.some(({ place }) => place === name)).map(
      ({ name, statuses }) => choice(name, name, statuses, (status) => STATUS_LABELS[status].word),
    )}
    <label class="text"
      >Text<input
        type="search"
        name="text"
        autocomplete="off"
        spellcheck="false"
        placeholder="peering, AWS::KMS::Key, …"
    /></label>
    <button type="button" id="clear">Clear</button>
    <button type="button" id="all" aria-pressed="false">Open all</button>
    <p id="count" role="status">${claims} of ${claims} claims</p>
  </search>`;

const choice = <T extends string>(
  name: string,
  label: string,
  values: readonly T[],
  word: (value: T) => string,
): Html =>
  html`<label
    >${label}<select name="${name}" autocomplete="off">
      <option value="">any</option>
      ${values.map((value) => html`<option value="${value}">${word(value)}</option>`)}
    </select></label
  >`;
