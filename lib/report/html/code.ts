import { html, type Html } from './html';

/** What stands between backticks is typed. */
export const code = (text: string): (Html | string)[] =>
  text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
