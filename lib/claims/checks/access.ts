/** What policies say to a claim's requests. */
import type { Json, TemplateResource } from '../../assembly/assembly';
import { isObject } from '../../assembly/assembly';
import type { Asked } from '../../assembly/policies/access';
import { DeployedText } from '../../assembly/policies/deployed-text';
import type { Decision } from '../../assembly/policies/evaluate';
import type { View } from '../view';
import { all, isOn } from './dsl';

const WITH_TLS = { 'aws:SecureTransport': 'true' };

/** A key that is switched off does nothing, whatever its policy says. */
const isDisabled = ({ type, properties }: TemplateResource): boolean =>
  type === 'AWS::KMS::Key' && properties['Enabled'] !== undefined && !isOn(properties['Enabled']);

const decided = (view: View, { context, ...asked }: Asked): Decision =>
  isDisabled(asked.resource)
    ? { decision: 'denied', because: `${view.access.arnOf(asked.resource)} is disabled` }
    : view.access.may({ ...asked, context: { ...WITH_TLS, ...context } });

/** What is decided on each request, sent with TLS, and by which policy. */
export const decisions = (view: View, asked: readonly Asked[]): Json =>
  asked.map((one) => ({ action: one.action, ...decided(view, one) }));

/** Of {@link decisions}: at least one, and all the same. */
export const allAre = (decision: Decision['decision']): ((found: Json | undefined) => boolean) =>
  all((one) => isObject(one) && one['decision'] === decision);

/** Of requests that nobody is meant to be allowed, those that are not denied. */
export const notDenied = (view: View, asked: readonly Asked[]): string[] =>
  asked.flatMap((one) =>
    decided(view, one).decision === 'denied'
      ? []
      : [`${one.action} on ${view.access.arnOf(one.resource)}${one.within ?? ''}`],
  );

export const isAssumedBy = (who: string, role: TemplateResource): Asked => ({
  who,
  action: 'sts:AssumeRole',
  resource: role,
});

/** What a value of a resource comes to, with text in the place of each reference. */
export const deployed = (view: View, { stack }: TemplateResource, value: Json): Json =>
  new DeployedText(view).document(stack, value);

/** The resource of a type that a value refers to. */
export function referred(
  view: View,
  from: TemplateResource,
  value: Json | undefined,
  [type, ...attributes]: readonly [type: string, ...attributes: string[]],
): TemplateResource | undefined {
  const target = view.target(from, value);
  return target?.resource.type === type && attributes.includes(target.attribute) ? target.resource : undefined;
}
