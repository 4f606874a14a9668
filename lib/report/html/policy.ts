/**
 * What the page may run, by hash: nothing that a template could bring in.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
import { createHash } from 'node:crypto';
import { trusted, type Html } from './html';

export interface Inlined {
  readonly element: Html;
  /** How the page's policy names it. */
  readonly source: string;
}

/**
 * One of the project's own files as an element of the page.
 *
 * @throws Error when the text would end its own element
 */
export function inlineElement(name: 'style' | 'script', text: string): Inlined {
  if (/<\/|<!--/.test(text))
    throw new Error(`the page's ${name} must hold neither "</" nor "<!--": both mean something to HTML`);
  return {
    element: trusted(`<${name}>${text}</${name}>`),
    source: `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  };
}
