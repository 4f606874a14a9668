import { asJson } from '../../console/as-json';
import type { CostReport } from './cost-report';
import { costHtml } from './html';
import { costMarkdown } from './markdown';
import { costText } from './text';

/** Every way to write a month's cost down, by the name that `--format` takes; each ends in a newline. */
export const costFormats = {
  text: costText,
  json: asJson,
  md: costMarkdown,
  html: costHtml,
} satisfies Readonly<Record<string, (report: CostReport) => string>>;

export type CostFormat = keyof typeof costFormats;
