import { asJson } from '../../console/as-json';
import { breakEvenHtml } from './break-even/html';
import { breakEvenMarkdown } from './break-even/markdown';
import { breakEvenText } from './break-even/text';
import type { BreakEvenReport } from './break-even/words';
import type { CostReport } from './cost-report';
import { costHtml } from './html';
import { costMarkdown } from './markdown';
import { costText } from './text';

type Formats<T> = Readonly<Record<CostFormat, (report: T) => string>>;

export const COST_FORMATS = ['text', 'json', 'md', 'html'] as const;
export type CostFormat = (typeof COST_FORMATS)[number];

/** Every way to write a month's cost down, by the name that `--format` takes; each ends in a newline. */
export const costFormats: Formats<CostReport> = { text: costText, json: asJson, md: costMarkdown, html: costHtml };

export const breakEvenFormats: Formats<BreakEvenReport> = {
  text: breakEvenText,
  json: asJson,
  md: breakEvenMarkdown,
  html: breakEvenHtml,
};
