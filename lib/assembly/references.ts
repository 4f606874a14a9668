/**
 * What the references of templates point at, across stacks too: by exports, and by `Fn::GetStackOutput`, as CDK writes weak references.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
import { asText, isObject, type Json, type JsonObject, type TemplateJson } from './assembly';
import { literal, SUBSTITUTION, type ParameterValues } from './literal';

export type ReferenceTarget =
  | { readonly kind: 'resource'; readonly stack: string; readonly logicalId: string; readonly attribute: string }
  | { readonly kind: 'parameter'; readonly stack: string; readonly name: string }
  /** Of the deployment itself, as `AWS::Region`. */
  | { readonly kind: 'pseudo'; readonly stack: string; readonly name: string }
  | { readonly kind: 'unresolved'; readonly stack: string; readonly expression: Json; readonly reason: string };

/** {@link ReferenceTarget.attribute} of what `Ref` gives: the resource's physical id. */
const PHYSICAL_ID = 'Ref';

/** Resolves references within settled templates. Never guesses: what points nowhere is a target of its own kind, with the reason. */
export class References {
  constructor(
    private readonly templates: ReadonlyMap<string, TemplateJson>,
    private readonly given: (stack: string) => ParameterValues,
  ) {}

  /** Everything that a value refers to, at whatever depth; an output of another stack is what it was made from. */
  targetsIn(stack: string, value: Json | undefined, through: readonly Output[] = []): ReferenceTarget[] {
    if (Array.isArray(value)) return value.flatMap((part: Json) => this.targetsIn(stack, part, through));
    if (!isObject(value)) return [];
    const [[name, argument] = [], ...more] = Object.entries(value);
    if (name === 'Ref' && !more.length) return [this.named(stack, argument, value)];
    if (name === 'Fn::GetAtt' && !more.length) return [this.attribute(stack, argument, value)];
    if (name === 'Fn::Sub' && !more.length) return this.substituted(stack, argument, through);
    if (isOutput(name) && !more.length) {
      const output = this.outputOf(stack, value);
      if ('reason' in output) return [unresolved(stack, value, output.reason)];
      const isCircle = through.some((one) => one.stack === output.stack && one.name === output.name);
      if (isCircle) return [unresolved(stack, value, `output ${output.name} of ${output.stack} is made from itself`)];
      return this.targetsIn(output.stack, output.value, [...through, output]);
    }
    return Object.values(value).flatMap((part) => this.targetsIn(stack, part, through));
  }

  /** What a value is a reference to as a whole; none where it is something else, or text that is put together. */
  targetOf(stack: string, value: Json | undefined): ReferenceTarget | undefined {
    const targets = this.isWhole(stack, value, 0) ? this.targetsIn(stack, value) : [];
    return targets.length === 1 ? targets[0] : undefined;
  }

  /** A value as what it comes to: each reference names the place it points at, and what an output of another stack is stands in its place. */
  expanded(stack: string, value: Json, through: readonly Output[] = []): Json {
    if (Array.isArray(value)) return value.map((part: Json) => this.expanded(stack, part, through));
    if (!isObject(value)) return value;
    const [[name, argument] = [], ...more] = Object.entries(value);
    if (isOutput(name) && !more.length) {
      const output = this.outputOf(stack, value);
      const isCircle =
        'reason' in output || through.some((one) => one.stack === output.stack && one.name === output.name);
      return isCircle ? value : this.expanded(output.stack, output.value ?? null, [...through, output]);
    }
    const isReference = name === 'Ref' || name === 'Fn::GetAtt' || name === 'Fn::Sub';
    if (isReference && !more.length)
      return { [name]: [asText(argument), ...this.targetsIn(stack, value, through).map(placeOf)] };
    return mapped(value, (part) => this.expanded(stack, part, through));
  }

  /** The text that a value comes to before anything is deployed; that of an output of another stack is what the output is made from. */
  literal(stack: string, value: Json | undefined, depth = 0): string | undefined {
    if (!isObject(value) || !isOutput(Object.keys(value)[0])) return this.text(stack, value);
    const output = depth > this.templates.size ? undefined : this.outputOf(stack, value);
    return output && 'value' in output ? this.literal(output.stack, output.value, depth + 1) : undefined;
  }

  private isWhole(stack: string, value: Json | undefined, depth: number): boolean {
    if (!isObject(value) || depth > this.templates.size) return false;
    const [[name, argument] = []] = Object.entries(value);
    if (!isOutput(name)) return name === 'Ref' || name === 'Fn::GetAtt' || (name === 'Fn::Sub' && isOneName(argument));
    const output = this.outputOf(stack, value);
    return 'reason' in output || this.isWhole(output.stack, output.value, depth + 1);
  }

  private named(stack: string, name: Json | undefined, expression: Json): ReferenceTarget {
    const { Parameters, Resources = {} } = this.templates.get(stack) ?? {};
    if (typeof name !== 'string') return unresolved(stack, expression, 'it names nothing');
    if (name.startsWith('AWS::')) return { kind: 'pseudo', stack, name };
    if (Object.hasOwn(Resources, name)) return { kind: 'resource', stack, logicalId: name, attribute: PHYSICAL_ID };
    if (isObject(Parameters) && Object.hasOwn(Parameters, name)) return { kind: 'parameter', stack, name };
    return unresolved(stack, expression, `${stack} has no ${name}`);
  }

  private attribute(stack: string, argument: Json | undefined, expression: Json): ReferenceTarget {
    const text: unknown = Array.isArray(argument) ? argument.join('.') : argument;
    const [, logicalId = '', attribute = ''] = /^([^.]+)\.(.+)$/.exec(String(text)) ?? [];
    if (!attribute || (Array.isArray(argument) && argument.some((part) => typeof part !== 'string')))
      return unresolved(stack, expression, 'its attribute is known at deployment only');
    if (!Object.hasOwn(this.templates.get(stack)?.Resources ?? {}, logicalId))
      return unresolved(stack, expression, `${stack} has no ${logicalId}`);
    return { kind: 'resource', stack, logicalId, attribute };
  }

  private substituted(stack: string, argument: Json | undefined, through: readonly Output[]): ReferenceTarget[] {
    const [text, own] = (Array.isArray(argument) ? argument : [argument]) as [Json | undefined, Json | undefined];
    const variables = isObject(own) ? own : {};
    return [...asText(text).matchAll(SUBSTITUTION)].flatMap(([expression, name = '']) => {
      if (Object.hasOwn(variables, name)) return this.targetsIn(stack, variables[name], through);
      return [name.includes('.') ? this.attribute(stack, name, expression) : this.named(stack, name, expression)];
    });
  }

  private outputOf(stack: string, value: { readonly [key: string]: Json }): Output | { readonly reason: string } {
    const asked = value['Fn::GetStackOutput'];
    if (isObject(asked)) {
      const other = asText(asked['StackName']);
      const name = asText(asked['OutputName']);
      const output = outputsOf(this.templates.get(other))[name];
      return isObject(output)
        ? { stack: other, name, value: output['Value'] }
        : { reason: this.templates.has(other) ? `${other} has no output ${name}` : `the app has no stack ${other}` };
    }
    const imported = this.text(stack, value['Fn::ImportValue']);
    for (const [other, template] of this.templates) {
      for (const [name, output] of Object.entries(outputsOf(template))) {
        const exported = isObject(output) && isObject(output['Export']) ? output['Export']['Name'] : undefined;
        if (isObject(output) && imported !== undefined && this.text(other, exported) === imported)
          return { stack: other, name, value: output['Value'] };
      }
    }
    return { reason: imported === undefined ? 'its name is known at deployment only' : `nothing exports ${imported}` };
  }

  private text(stack: string, value: Json | undefined): string | undefined {
    return literal(value, this.templates.get(stack) ?? {}, { 'AWS::StackName': stack, ...this.given(stack) });
  }
}

interface Output {
  readonly stack: string;
  readonly name: string;
  readonly value: Json | undefined;
}

const unresolved = (stack: string, expression: Json, reason: string): ReferenceTarget => ({
  kind: 'unresolved',
  stack,
  expression,
  reason,
});

const placeOf = (target: ReferenceTarget): Json =>
  target.kind === 'resource'
    ? `${target.stack}/${target.logicalId}.${target.attribute}`
    : target.kind === 'unresolved'
      ? target.expression
      : target.name;

const mapped = (value: JsonObject, change: (part: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));

const isOutput = (name: string | undefined): boolean => name === 'Fn::ImportValue' || name === 'Fn::GetStackOutput';

const isOneName = (text: Json | undefined): boolean => typeof text === 'string' && /^\$\{[^!}]+\}$/.test(text);

const outputsOf = (template: TemplateJson | undefined): { readonly [key: string]: Json } =>
  isObject(template?.['Outputs']) ? template['Outputs'] : {};
