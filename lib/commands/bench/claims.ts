/**
 * How long it takes to evaluate every claim on templates that are synthesized already, and how that grows with them.
 */
import type { Assembly, TemplateJson } from '../../assembly/assembly';
import { evaluate } from '../../claims/evaluate';
import { synthProfiles } from '../../stacks/synth-profile';
import type { Measurement } from './measurement';
import { median } from './median';

const COMMAND = 'npm run claims -- --all, without its synth';
const TIMES = 10;

/**
 * The time itself, and its ratio to that of templates ten times as large. Whether each role may do something to each resource, and each function
 * reaches each cluster, is asked of pairs, which are a hundred times as many: nothing may grow faster.
 */
export function measureClaims(runs: number): Measurement[] {
  const assemblies = synthProfiles();
  const larger = assemblies.map((assembly) => multiplyResources(assembly, TIMES));
  const one: number[] = [];
  const ten: number[] = [];
  // In turn, so that whatever else the machine does meets both alike; the first run of each warms up and is not counted.
  for (let run = 0; run <= runs; run += 1) {
    const [once, tenfold] = [milliseconds(assemblies), milliseconds(larger)];
    if (run === 0) continue;
    one.push(once);
    ten.push(tenfold);
  }
  const common = { command: COMMAND, runs, unit: 'ms' } as const;
  return [
    { ...common, what: 'claims of four profiles', median: median(one), target: { of: 'median', atMost: 2_000 } },
    {
      ...common,
      what: `claims of templates ${TIMES} times as large`,
      median: median(ten),
      baseline: { command: COMMAND, median: median(one) },
      target: { of: 'ratio', atMost: TIMES ** 2 },
      note: `every resource of every template ${TIMES} times; what is asked of pairs grows to ${TIMES ** 2}`,
    },
  ];
}

function milliseconds(assemblies: readonly Assembly[]): number {
  const started = performance.now();
  for (const assembly of assemblies) evaluate(assembly);
  return performance.now() - started;
}

/** The same templates with each resource several times, each time under another logical id. */
export const multiplyResources = ({ templates, ...rest }: Assembly, times: number): Assembly => ({
  ...rest,
  templates: new Map([...templates].map(([stack, template]) => [stack, multiplied(template, times)])),
});

function multiplied(template: TemplateJson, times: number): TemplateJson {
  const resources = Object.entries(template.Resources ?? {});
  const copies = Array.from({ length: times }, (_, copy) =>
    resources.map(([id, resource]): [string, typeof resource] => [copy ? `${id}Copy${copy}` : id, resource]),
  );
  return { ...template, Resources: Object.fromEntries(copies.flat()) };
}
