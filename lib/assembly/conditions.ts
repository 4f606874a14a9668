/**
 * What a template's conditions come to.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
 */
import { asText, isObject, type Json, type TemplateJson } from './assembly';
import { literal, type ParameterValues } from './literal';

/** `undefined` where it hangs on what only the deployment knows. */
export type ConditionValue = boolean | undefined;

/** Judges the conditions of a template by name. A condition that is not there, or refers to itself, is not known. */
export function conditionsOf(template: TemplateJson, given: ParameterValues): (name: string) => ConditionValue {
  const { Conditions } = template;
  const known = isObject(Conditions) ? Conditions : {};
  const judge = (value: Json | undefined, within: readonly string[]): ConditionValue => {
    if (!isObject(value)) return undefined;
    const [[name, argument] = []] = Object.entries(value);
    if (name === 'Condition') return byName(asText(argument), within);
    const operands: readonly Json[] = Array.isArray(argument) ? argument : [];
    if (name === 'Fn::Equals') {
      const [one, other] = operands.map((operand) => literal(operand, template, given));
      return one === undefined || other === undefined ? undefined : one === other;
    }
    const verdicts = operands.map((operand) => judge(operand, within));
    if (name === 'Fn::Not') return verdicts[0] === undefined ? undefined : !verdicts[0];
    if (name === 'Fn::And') return decidedBy(false, verdicts);
    return name === 'Fn::Or' ? decidedBy(true, verdicts) : undefined;
  };
  const byName = (name: string, within: readonly string[]): ConditionValue =>
    within.includes(name) ? undefined : judge(known[name], [...within, name]);
  return (name) => byName(name, []);
}

/** One operand of this value decides, whatever is not known of the others. */
const decidedBy = (deciding: boolean, verdicts: readonly ConditionValue[]): ConditionValue =>
  verdicts.includes(deciding) ? deciding : verdicts.includes(undefined) ? undefined : !deciding;
