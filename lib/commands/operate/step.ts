import type { Found } from '../../services/aws-call';
import type { World } from '../../services/world';

/** Values as they go into the call; `<Name>` in a text stands for what an earlier step finds out. */
export type Parameters = Readonly<Record<string, unknown>>;

export interface Step {
  /** As IAM or the API's reference names it: `dynamodb:DescribeTable`, `POST /api/atlas/v2/…`. */
  readonly call: string;
  readonly kind: 'reads' | 'changes' | 'waits';
  readonly parameters: Parameters;
  /** What it is for, as a sentence. */
  readonly does: string;
  /** @throws Refusal, StillRunning */
  run(context: Context): Promise<Found>;
}

export interface Context {
  readonly found: Found;
  readonly world: World;
  /** When to stop waiting for what goes on by itself, in milliseconds since 1970. */
  readonly deadline: number;
  readonly note: (line: string) => void;
}

const NAME = /<([A-Z]\w+)>/g;

/** A text with what is known by now in the place of its name. */
export const told = (text: string, found: Found): string =>
  text.replaceAll(NAME, (name, known: string) => found[known] ?? name);

/** @throws Error where no step has found a name: the plan itself is wrong */
export function resolved<T>(value: T, found: Found): T {
  if (typeof value === 'string') {
    return value.replaceAll(NAME, (_, name: string) => {
      const known = found[name];
      if (known === undefined) throw new Error(`no step finds ${name}`);
      return known;
    }) as T;
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => resolved(item, found)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolved<unknown>(part, found)])) as T;
}
