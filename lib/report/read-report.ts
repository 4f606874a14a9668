import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { reportSchema, SCHEMA_VERSION, type Report } from './schema';

const MAKE_ONE = 'npm run claims -- --all --format json --out FILE';

/** What is wrong with a file that should be a report, and how to make one. */
export class ReportError extends Error {}

/** Reads a report that was written as JSON. @throws ReportError where it is none, or of another version */
export function readReport(file: string): Report {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why =
      error instanceof SyntaxError
        ? `is not valid JSON: ${error.message}`
        : `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
    throw new ReportError(`${file} ${why}. Make one: ${MAKE_ONE}`);
  }
  const version = (json as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (version !== SCHEMA_VERSION) {
    throw new ReportError(
      `${file} is no report of version ${SCHEMA_VERSION} (schemaVersion: ${version === undefined ? 'none' : JSON.stringify(version)}). Make one: ${MAKE_ONE}`,
    );
  }
  const parsed = reportSchema.safeParse(json);
  if (!parsed.success)
    throw new ReportError(`${file} is no report:\n${z.prettifyError(parsed.error)}\nMake one: ${MAKE_ONE}`);
  return parsed.data;
}
