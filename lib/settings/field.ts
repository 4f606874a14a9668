import type { z } from 'zod';

/** What a reader needs to know of one setting; shown in docs/settings.md and in the error when a value is refused. */
export interface FieldDoc {
  /** What it decides. */
  readonly about: string;
  /** The values that are accepted, in words. */
  readonly allowed: string;
  readonly unit?: string;
  /** What it costs in kind: by the hour, by use, or not at all. No prices: they move. */
  readonly costs?: string;
  /** Where `allowed` cannot name every accepted value: all of them. */
  readonly choices?: readonly string[];
  /** What a value that is refused most likely means; `undefined` where nothing is near. */
  readonly nearest?: (given: unknown) => unknown;
}

export const field = <T extends z.ZodType>(schema: T, doc: FieldDoc): T => schema.meta({ ...doc });

export const docOf = (schema: z.ZodType): FieldDoc | undefined => schema.meta() as FieldDoc | undefined;
