import { asText, isObject, type Json, type TemplateJson } from './assembly';

/** Values of parameters by name, pseudo parameters as `AWS::Region` among them. */
export type ParameterValues = Readonly<Record<string, string>>;

/** A reference in `Fn::Sub`: `${Name}` or `${Name.Attribute}`; `${!Name}` is text. */
export const SUBSTITUTION = /\$\{([^!}][^}]*)\}/g;

/** The text that a value comes to before anything is deployed; `undefined` where only the deployment knows. */
export function literal(value: Json | undefined, template: TemplateJson, given: ParameterValues): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isObject(value)) return undefined;
  const [[name, argument] = [], ...more] = Object.entries(value);
  return name === undefined || more.length ? undefined : FUNCTIONS[name]?.(argument, template, given);
}

type Evaluate = (argument: Json | undefined, template: TemplateJson, given: ParameterValues) => string | undefined;

const FUNCTIONS: Readonly<Record<string, Evaluate>> = {
  Ref: (name, { Parameters }, given) => {
    if (typeof name !== 'string') return undefined;
    const parameter = isObject(Parameters) ? Parameters[name] : undefined;
    if (given[name] !== undefined || !isObject(parameter)) return given[name];
    // The default of such a parameter is the name under which the value is kept.
    const isLookUp = asText(parameter['Type']).startsWith('AWS::SSM::');
    return isLookUp ? undefined : literal(parameter['Default'], {}, {});
  },
  'Fn::Join': (argument, template, given) => {
    const [separator, parts] = (Array.isArray(argument) ? argument : []) as readonly Json[];
    const texts = Array.isArray(parts) ? parts.map((part: Json) => literal(part, template, given)) : [undefined];
    return texts.includes(undefined) ? undefined : texts.join(asText(separator));
  },
  'Fn::Sub': (argument, template, given) => {
    if (typeof argument !== 'string') return undefined;
    const known = [...argument.matchAll(SUBSTITUTION)].map(([, name = '']) => literal({ Ref: name }, template, given));
    return known.includes(undefined)
      ? undefined
      : argument.replace(SUBSTITUTION, () => known.shift() ?? '').replaceAll('${!', '${');
  },
};
