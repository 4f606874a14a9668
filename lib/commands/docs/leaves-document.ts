/** docs/leaves.md, and the counts of it that the page prints. */
import type { Assembly } from '../../assembly/assembly';
import { listed } from '../../claims/leaves/listed';
import { surveyLeaves, type LeafSurvey } from '../../claims/leaves/survey';
import { asJson } from '../../console/as-json';
import { markdownCell, markdownCode, markdownTable } from '../../report/markdown-text';

export function leavesDocuments(assemblies: readonly Assembly[]): Readonly<Record<string, string>> {
  const { damaged, caught } = surveyLeaves(assemblies, listed);
  return {
    'lib/claims/leaves/counts.json': asJson({ damaged, caught }),
    'docs/leaves.md': leavesDocument({ damaged, caught }),
  };
}

const leavesDocument = ({ damaged, caught }: Pick<LeafSurvey, 'damaged' | 'caught'>): string =>
  `# What no claim asks

Written by \`npm run docs\` from lib/claims/leaves. Do not edit it here.

Every value of every resource that shows a claim is damaged by itself, in the templates of all profiles: a truth value turned round, a
number set to nothing, a text changed, a reference led to another resource. Of ${damaged} such changes ${caught} make one of the resource’s claims fail.
The other ${damaged - caught} are of the properties below, which may change without a claim becoming false. \`npm run test:system\` fails for a property that
is neither checked nor here, and for one that is here and always noticed.

${markdownTable(
  ['Type', 'Property, with what is below it', 'Why it may change'],
  listed.map(({ type, properties, reason }) => [
    type === '*' ? 'any' : markdownCode(type),
    properties.map(markdownCode).join(', '),
    markdownCell(reason),
  ]),
)}
`;
