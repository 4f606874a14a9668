import { html, type Html } from './html';
import { icon } from './icons';
import type { Label } from './words';

/** A verdict or a status: icon and word, so that neither colour nor shape has to be seen. */
export const badge = ({ word, icon: name, tone }: Label): Html =>
  html`<span class="badge ${tone}">${icon(name)}${word}</span>`;
