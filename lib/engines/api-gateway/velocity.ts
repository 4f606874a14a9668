/**
 * Runs a mapping template with velocityjs, an engine for the same language. API Gateway's engine is Velocity itself, in Java; what
 * differs and matters here is given Java's meaning: methods of texts, lists and maps. A method that is not known here is an error, so
 * that a template which needs more than was thought of is seen.
 *
 * What remains different: an empty text is false here and true there; a regular expression runs in JavaScript's engine.
 */
import { Compile, parse } from 'velocityjs';

type MethodHandler = NonNullable<NonNullable<ConstructorParameters<typeof Compile>[1]>['customMethodHandlers']>[number];
type Method = (receiver: never, ...args: never[]) => unknown;

const TEXT: Readonly<Record<string, Method>> = {
  matches: (text: string, pattern: string) => new RegExp(`^(?:${pattern})$`, 'u').test(text),
  replaceAll: (text: string, pattern: string, replacement: string) =>
    text.replace(new RegExp(pattern, 'gu'), () => replacement),
  length: (text: string) => text.length,
};
const LIST: Readonly<Record<string, Method>> = {
  size: (list: readonly unknown[]) => list.length,
};
const MAP: Readonly<Record<string, Method>> = {
  get: (map: object, key: string) => (Object.hasOwn(map, key) ? map[key as keyof typeof map] : undefined),
  containsKey: (map: object, key: string) => Object.hasOwn(map, key),
};

/** Methods of the receiver's Java class; none where it is one of API Gateway's own variables, which bring theirs along. */
function methodsOf(receiver: unknown): Readonly<Record<string, Method>> | undefined {
  if (typeof receiver === 'string') return TEXT;
  if (Array.isArray(receiver)) return LIST;
  if (typeof receiver === 'object' && receiver !== null && !(receiver instanceof Variable)) return MAP;
  return typeof receiver === 'number' || typeof receiver === 'boolean' ? {} : undefined;
}

/** A variable of API Gateway with functions: `$input`, `$util`. */
export abstract class Variable {
  abstract readonly name: string;
}

/**
 * @param variables by their names; `#set` changes what is in them
 * @throws Error when the template is not VTL, or calls a method that is not known here on a text, list or map
 */
export function renderTemplate(template: string, variables: Record<string, unknown>): string {
  return new ParsedOnce(syntaxOf(template), { escape: false, customMethodHandlers: [JAVA] }).render(variables);
}

const parsed = new Map<string, ReturnType<typeof parse>>();
function syntaxOf(text: string): ReturnType<typeof parse> {
  const syntax = parsed.get(text) ?? parse(text);
  parsed.set(text, syntax);
  return syntax;
}

/** The engine would parse a text with references in it each time that it is rendered. */
class ParsedOnce extends Compile {
  protected override evalStr(text: string): string {
    return this.renderAstList(syntaxOf(text), this.contextId);
  }
}

const JAVA: MethodHandler = {
  uid: 'java',
  match: ({ context }) => methodsOf(context) !== undefined,
  resolve({ property, context, params }) {
    const method = methodsOf(context)?.[property] as ((...args: unknown[]) => unknown) | undefined;
    if (method) return method(context, ...(params as unknown[]));
    // Where a class lacks the method of another one, Velocity's reference is null.
    if ([TEXT, LIST, MAP].some((known) => Object.hasOwn(known, property))) return undefined;
    throw new Error(`${property}() is not known to the stand-in for API Gateway`);
  },
};
