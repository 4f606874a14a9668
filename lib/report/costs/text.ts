import { amountText, priceText, productText, sidesOf, termsText, totalText, type CostReport } from './cost-report';

const WIDTH = 18;
const INDENT = ' '.repeat(WIDTH + 2);

/** For a terminal: the lines of each side under its total, each with where it comes from; sources once, by their number. */
export function costText(report: CostReport): string {
  const sources = new Map<string, number>();
  const numbered = (source: string): string => {
    sources.set(source, sources.get(source) ?? sources.size + 1);
    return `[${sources.get(source) ?? ''}]`;
  };
  const sides = sidesOf(report).flatMap(({ total, lines }) => [
    '',
    totalText(total),
    ...lines.flatMap((line) => [
      `${amountText(line).padStart(WIDTH)}  ${line.what}: ${productText(line)}`,
      ...(line.gap !== undefined && line.gap !== line.from ? [`${INDENT}${line.gap}`] : []),
      `${INDENT}${line.from}; ${[line.ruleSource === undefined ? [] : `rule ${numbered(line.ruleSource)}`, `price ${numbered(priceText(line))}`].flat().join(', ')}`,
    ]),
  ]);
  return [
    ...termsText(report, report),
    ...sides,
    '',
    ...[...sources].map(([source, number]) => `[${number}] ${source}`),
    ...(report.notes.length ? ['', ...report.notes] : []),
    '',
  ].join('\n');
}
