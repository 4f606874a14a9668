/** The parts of a setting that is a list: their values, and what is said of each. */
import { z } from 'zod';
import { docOf, type FieldDoc } from './field';

type Steps = readonly PropertyKey[];

/** The part of a value at a path as zod names it, and what is allowed there: of the innermost field that says so. */
export function partAt(value: unknown, schema: z.ZodType, steps: Steps): { part: unknown; doc: FieldDoc | undefined } {
  const doc = { ...(schema instanceof z.ZodOptional ? docOf(schema.unwrap() as z.ZodType) : {}), ...docOf(schema) };
  const [step, ...rest] = steps;
  if (step === undefined) return { part: value, doc: doc as FieldDoc };
  const inner = schemaAt(value, schema, step);
  const found = partAt((value as Record<PropertyKey, unknown>)[step], inner ?? z.unknown(), rest);
  return { part: found.part, doc: found.doc?.allowed === undefined ? (doc as FieldDoc) : found.doc };
}

function schemaAt(value: unknown, schema: z.ZodType, step: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodObject) return schema.shape[String(step)] as z.ZodType | undefined;
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return undefined;
  const chosen = schema.options.find((option) => {
    const name = schema.def.discriminator;
    const shape = (option as z.ZodObject).shape as Record<string, z.ZodType>;
    return shape[name]?.safeParse((value as Record<string, unknown>)[name]).success;
  });
  return chosen && schemaAt(value, chosen as z.ZodType, step);
}

/** A copy with another value at the path. */
export function withPart(value: unknown, [step, ...rest]: Steps, part: unknown): unknown {
  if (step === undefined) return part;
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const inner = copy as Record<PropertyKey, unknown>;
  inner[step] = withPart(inner[step], rest, part);
  return copy;
}
