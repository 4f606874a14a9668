import type { Assembly } from '../../assembly/assembly';
import { asJson } from '../../console/as-json';
import { asMarkdown } from '../../report/markdown';
import { reportOn } from '../../report/report';
import { reportJsonSchema } from '../../report/schema';

/**
 * The generated pages about claims, by their file: the report on every profile as text, and as data that a change is compared with; and
 * the schema of a report.
 */
export function claimsDocuments(assemblies: readonly Assembly[]): Readonly<Record<string, string>> {
  const report = reportOn(assemblies);
  return {
    'docs/claims.md': asMarkdown(report),
    'docs/claims.json': asJson(report),
    'docs/claims.schema.json': reportJsonSchema(),
  };
}
