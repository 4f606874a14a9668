import type { ReportedEvidence } from '../schema';
import { html, type Html } from './html';

/** Fragments of more lines are folded. */
const SHOWN_LINES = 14;
/** What fits is written on one line, as one would by hand. */
const LINE = 88;

type Value = ReportedEvidence['found'];

/** A part of a template as JSON. */
export function templateFragment(found: Value): Html {
  const text = formatJson(found, '');
  const { length } = text.split('\n');
  const shown = html`<pre><code>${text}</code></pre>`;
  return length <= SHOWN_LINES
    ? shown
    : html`<details>
        <summary>Template fragment, ${length} lines</summary>
        ${shown}
      </details>`;
}

/** @param indent what stands before the line that the value begins on */
export function formatJson(value: Value, indent = ''): string {
  const line = onOneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + line.length <= LINE) return line;
  const inside = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Array.isArray(value)
    ? value.map((element) => formatJson(element, inside))
    : Object.entries(value).map(([key, element]) => `${JSON.stringify(key)}: ${formatJson(element, inside)}`);
  return `${open}\n${parts.map((part) => `${inside}${part}`).join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: Value): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  const members = Object.entries(value).map(([key, element]) => `${JSON.stringify(key)}: ${onOneLine(element)}`);
  return members.length ? `{ ${members.join(', ')} }` : '{}';
}
