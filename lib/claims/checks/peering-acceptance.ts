import type { Json, TemplateResource } from '../../assembly/assembly';
import { ACCOUNT } from '../../assembly/policies/deployed-text';
import { evaluate } from '../../assembly/policies/evaluate';
import type { View } from '../view';
import { decisions, deployed, isAssumedBy, referred } from './access';
import { at, ofType } from './dsl';
import { roleOf } from './triggers';

export const acceptance = ofType('Custom::PeeringAcceptance');

/** The app's own resource that accepts a peering, by the function that does it and what that may do. */
export function acceptedBy(peering: TemplateResource, view: View): Json {
  const all = view
    .matching(acceptance)
    .filter((one) => view.target(one, one.properties['ConnectionId'])?.resource === peering)
    .map((one) => {
      const provider = referred(view, one, one.properties['ServiceToken'], ['AWS::Lambda::Function', 'Arn']);
      const accepts = provider && functionOf(provider, view);
      const role = accepts && roleOf(accepts, view);
      return {
        by: accepts?.path ?? null,
        concurrency: concurrencyOf(provider, accepts),
        may: role ? mayAccept(view, one, peering, role) : [],
      };
    });
  return all;
}

/** What CDK's framework of custom resources calls. */
const functionOf = (provider: TemplateResource, view: View): TemplateResource | undefined =>
  referred(view, provider, at('Environment.Variables.USER_ON_EVENT_FUNCTION_ARN')(provider), [
    'AWS::Lambda::Function',
    'Arn',
  ]);

const concurrencyOf = (...functions: readonly (TemplateResource | undefined)[]): Json =>
  functions.map((one) => one?.properties['ReservedConcurrentExecutions'] ?? 'any');

/** Whether Lambda takes the role on, and the role may accept this peering for its VPC. */
function mayAccept(view: View, from: TemplateResource, peering: TemplateResource, role: TemplateResource): Json {
  const arnOf = (what: string, by: TemplateResource, id: Json | undefined): string =>
    `arn:aws:ec2:${from.region ?? ''}:${ACCOUNT}:${what}/${deployed(view, by, id ?? null) as string}`;
  const policies = view.access.policiesOf(role);
  const asked = [
    arnOf('vpc-peering-connection', from, from.properties['ConnectionId']),
    arnOf('vpc', peering, peering.properties['VpcId']),
  ].map((resource) => {
    const request = { principal: view.access.arnOf(role), action: 'ec2:AcceptVpcPeeringConnection', resource };
    return { action: request.action, ...evaluate(request, policies) };
  });
  return [...(decisions(view, [isAssumedBy('lambda.amazonaws.com', role)]) as Json[]), ...asked];
}
