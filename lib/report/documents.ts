import type { Assembly } from '../claims/assembly';
import { asMarkdown } from './markdown';
import { reportOn } from './report';
import { reportJsonSchema } from './schema';

/** The generated pages about claims, by their file: the report on every profile, and the schema of a report. */
export const claimsDocuments = (assemblies: readonly Assembly[]): Readonly<Record<string, string>> => ({
  'docs/claims.md': asMarkdown(reportOn(assemblies)),
  'docs/claims.schema.json': reportJsonSchema(),
});
