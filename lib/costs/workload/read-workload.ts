/** Reads a workload file, and says all that is wrong with it at once: where it stands, what is allowed, what can be typed instead. */
import { LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { z } from 'zod';
import { Misuse } from '../../errors';
import { nearestText } from '../../settings/nearest';
import { workloadDocOf, workloadSchema, type Workload } from './schema';

/** One thing wrong with a file. */
interface Fault {
  readonly line: number;
  /** As `rate.peakHours`; empty for the file as a whole. */
  readonly field: string;
  readonly given: string;
  readonly allowed: string;
  readonly fix: string;
}

export class WorkloadError extends Misuse {
  constructor(
    file: string,
    readonly faults: readonly Fault[],
  ) {
    const texts = faults.map(({ line, field, given, allowed, fix }) =>
      [
        `  line ${line}${field && `: ${field}`}`,
        `    given:   ${given}`,
        `    allowed: ${allowed}`,
        `    fix:     ${fix}`,
      ].join('\n'),
    );
    super(`${file} is no workload that can be used (docs/workload.md).\n\n${texts.join('\n\n')}\n`);
  }
}

type Path = readonly PropertyKey[];

/** @param file its name, for the faults @throws WorkloadError */
export function readWorkload(text: string, file: string): Workload {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length) {
    const faults = document.errors.map(({ pos: [at], message }) => ({
      line: lines.linePos(at).line,
      field: '',
      given: message,
      allowed: 'YAML 1.2, each field once',
      fix: 'write it as the example of docs/workload.md has it',
    }));
    throw new WorkloadError(file, faults);
  }
  const parsed = workloadSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, document, lines));
  throw new WorkloadError(
    file,
    faults.sort((one, other) => one.line - other.line),
  );
}

function faultsOf(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): Fault[] {
  const lineOf = (path: Path): number => {
    const at = startOf(document, path);
    return at === undefined ? (path.length ? lineOf(path.slice(0, -1)) : 1) : lines.linePos(at).line;
  };
  if (issue.code === 'unrecognized_keys') {
    const names = namesAt(issue.path);
    return issue.keys.map((key) => ({
      line: lineOf([...issue.path, key]),
      field: fieldText([...issue.path, key]),
      given: 'a field of that name',
      allowed: names.join(', '),
      fix: `${nearestText(key, names)} is the nearest one, or leave it out`,
    }));
  }
  const doc = docAt(issue.path);
  const value: unknown = document.getIn(issue.path, false);
  return [
    {
      line: lineOf(issue.path),
      field: fieldText(issue.path),
      given: value === undefined ? 'nothing' : JSON.stringify(value),
      allowed: doc?.allowed ?? 'fields, each with its value',
      fix: doc?.example ?? 'items: 10000000',
    },
  ];
}

/** Where the pair begins that a path leads to; of a list, the element. */
function startOf(document: Document, path: Path): number | undefined {
  const last = path.at(-1);
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pairs = (parent as { items?: readonly { key?: Node & { value?: unknown } }[] } | null)?.items ?? [];
  const key = pairs.find((pair) => pair.key?.value === last)?.key;
  return (key ?? (document.getIn(path, true) as Node | undefined))?.range?.[0];
}

const fieldText = (path: Path): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index ? '.' : ''}${String(part)}`)).join('');

/** The schemas from the whole file down to what a path leads to, as far as there is one way only. */
function schemasTo(path: Path): z.ZodType[] {
  const schemas: z.ZodType[] = [workloadSchema];
  for (const name of path) {
    const object = withoutDefault(schemas.at(-1) as z.ZodType);
    const next: unknown = object instanceof z.ZodObject ? object.shape[name as string] : undefined;
    if (!(next instanceof z.ZodType)) break;
    schemas.push(next);
  }
  return schemas;
}

const withoutDefault = (schema: z.ZodType): unknown =>
  schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? schema.unwrap() : schema;

const docAt = (path: Path) =>
  schemasTo(path)
    .map(workloadDocOf)
    .findLast((doc) => doc?.allowed !== undefined);

function namesAt(path: Path): string[] {
  const object = withoutDefault(schemasTo(path).at(-1) as z.ZodType);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}
