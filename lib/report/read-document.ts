/** Reads what a command wrote as JSON: a report, or observations. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { observationsSchema, type Observations } from '../claims/observations/observations';
import { Misuse } from '../errors';
import { reportSchema, SCHEMA_VERSION, type Report } from './schema';

interface Kind<T> {
  readonly schema: z.ZodType<T>;
  readonly version: number;
  /** How a file is called that is not one. */
  readonly name: string;
  readonly makeOne: string;
}

/** Reads a report that was written as JSON. @throws Misuse where it is none, or of another version */
export const readReport = (file: string): Report =>
  read(file, {
    schema: reportSchema,
    version: SCHEMA_VERSION,
    name: 'no report',
    makeOne: 'Make one: npm run claims -- --all --format json --out FILE',
  });

/** Reads what a run has seen. @throws Misuse where the file holds no observations, or of another version */
export const readObservations = (file: string): Observations =>
  read(file, {
    schema: observationsSchema,
    version: 1,
    name: 'no observations',
    makeOne: 'Runs write them: npm start on this machine, npm run verify in a real account',
  });

function read<T>(file: string, { schema, version, name, makeOne }: Kind<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why =
      error instanceof SyntaxError
        ? `is not valid JSON: ${error.message}`
        : `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
    throw new Misuse(`${file} ${why}. ${makeOne}`);
  }
  const found = (json as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (found !== version) {
    throw new Misuse(
      `${file} is ${name} of version ${version} (schemaVersion: ${found === undefined ? 'none' : JSON.stringify(found)}). ${makeOne}`,
    );
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new Misuse(`${file} is ${name}:\n${z.prettifyError(parsed.error)}\n${makeOne}`);
  return parsed.data;
}
