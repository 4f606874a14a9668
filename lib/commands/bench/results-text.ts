import { alignedTable } from '../../report/tables';
import { isMet, ratioOf, type Measurement } from './measurement';
import type { MachineLoad } from './machine';

export interface BenchResults {
  readonly start: MachineLoad;
  readonly end: MachineLoad;
  readonly findings: readonly Measurement[];
}

const HEAD = ['measured', 'runs', 'median', 'baseline', 'ratio', 'target', 'met'];

/** For a reader: one line a finding, and below them what was run. */
export function resultsAsTable({ start, end, findings }: BenchResults): string {
  const lines = alignedTable({ head: HEAD, rows: findings.map(row) });
  const load = `load average ${start.load.toFixed(2)} at the start, ${end.load.toFixed(2)} at the end`;
  return [...lines, '', ...findings.flatMap(details), '', `Node ${start.node}, ${start.cores} cores, ${load}`].join(
    '\n',
  );
}

/** For a program: the same, with what follows from the numbers worked out. */
export function resultsAsJson({ start, end, findings }: BenchResults): string {
  const judged = findings.map((finding) => ({ ...finding, ratio: ratioOf(finding), met: isMet(finding) }));
  return JSON.stringify(
    { met: judged.every(({ met }) => met), machine: { start, end }, findings: judged },
    undefined,
    2,
  );
}

function row(finding: Measurement): string[] {
  const { what, runs, unit, median, baseline, target } = finding;
  return [
    what,
    String(runs),
    amount(median, unit),
    baseline ? amount(baseline.median, unit) : '-',
    ratioOf(finding)?.toFixed(2) ?? '-',
    `${target.of} at most ${target.of === 'ratio' ? target.atMost.toFixed(2) : amount(target.atMost, unit)}`,
    isMet(finding) ? 'yes' : 'NO',
  ];
}

const amount = (value: number, unit: Measurement['unit']): string =>
  `${unit === 'writes' ? String(value) : value.toFixed(unit === 's' || (unit === 'ms' && value < 10) ? 2 : 1)} ${unit}`;

function details({ what, command, baseline, note }: Measurement): string[] {
  return [
    `${what}: ${command}`,
    ...(baseline ? [`  baseline: ${baseline.command}`] : []),
    ...(note ? [`  ${note}`] : []),
  ];
}
