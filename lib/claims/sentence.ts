export interface Source {
  readonly url: string;
  /** Day on which the page was read, ISO 8601. */
  readonly read: string;
  /** Set where the page is not the vendor's own. */
  readonly secondary?: true;
}

/** Stands for a page where a sentence is about this project's own templates. */
export const TEMPLATES = 'templates';

/** A sentence, or more that the same page says. */
export interface Sentence {
  readonly text: string;
  readonly source: Source | typeof TEMPLATES;
}
