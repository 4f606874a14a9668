import type { Assembly } from '../assembly/assembly';
import { asJson } from '../console/as-json';
import { printableTexts } from '../console/printable';
import type { Made } from '../processes/made-now';
import { renderHtml } from './html';
import { asJunit } from './junit';
import { asMarkdown } from './markdown';
import type { Report } from './schema';
import { asTable } from './table';

export interface RenderOptions {
  /** What was reported on, for a format that draws more of it than the report says. */
  readonly assemblies: readonly Assembly[];
  /** What a format that is kept says of itself. */
  readonly made?: () => Made;
  /** For a terminal only. */
  readonly colour: boolean;
}

/** Every way to write a report down, by the name that `--format` takes; each ends in a newline. */
export const formats = {
  table: (report: Report, { colour }: RenderOptions): string => asTable(printableTexts(report), colour),
  json: asJson,
  md: (report: Report): string => asMarkdown(printableTexts(report)),
  html: (report: Report, { assemblies, made }: RenderOptions): string =>
    renderHtml({ report, assemblies, made: made?.() }),
  junit: asJunit,
} satisfies Readonly<Record<string, (report: Report, options: RenderOptions) => string>>;

export type Format = keyof typeof formats;
