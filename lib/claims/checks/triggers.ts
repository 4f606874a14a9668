/** A Lambda function that an event source runs, asked alike of both databases. */
import type { TemplateResource } from '../../assembly/assembly';
import type { Asked } from '../../assembly/policies/access';
import type { Expectation } from '../evidence';
import type { Select, View } from '../view';
import { allAre, decisions, isAssumedBy, referred } from './access';
import { at, both, expectation, inStack, isOn, ofType, present } from './dsl';

export const queue = ofType('AWS::SQS::Queue');
export const lambda = ofType('AWS::Lambda::Function');
export const eventSource = (stack: string): Select => both(ofType('AWS::Lambda::EventSourceMapping'), inStack(stack));

export const functionOf = (mapping: TemplateResource, view: View): TemplateResource | undefined =>
  referred(view, mapping, mapping.properties['FunctionName'], ['AWS::Lambda::Function', 'Ref', 'Arn']);

export const roleOf = (lambda: TemplateResource, view: View): TemplateResource | undefined =>
  referred(view, lambda, lambda.properties['Role'], ['AWS::IAM::Role', 'Arn']);

export const queueOf = (
  from: TemplateResource,
  path: string,
  view: View,
  attribute = 'Arn',
): TemplateResource | undefined => referred(view, from, at(path)(from), ['AWS::SQS::Queue', attribute]);

/** What a variable of a function's environment refers to. */
export const tableOf = (lambda: TemplateResource, variable: string, view: View): TemplateResource | undefined =>
  referred(view, lambda, at(`Environment.Variables.${variable}`)(lambda), ['AWS::DynamoDB::GlobalTable', 'Ref']);

/** Seconds; SQS keeps a message for four days where a queue does not say. */
export const retention = ({ properties }: TemplateResource): number =>
  Number(properties['MessageRetentionPeriod'] ?? 345_600);

/**
 * That a mapping is on and its function able: to be invoked, to read what it is invoked for, and to do its work.
 *
 * @param needs what the function's role has to be allowed, by mapping, role and function; none where something of it is missing
 */
export const runsAbleFunction = (
  of: string,
  mapping: Select,
  needs: (mapping: TemplateResource, role: TemplateResource, lambda: TemplateResource, view: View) => readonly Asked[],
): Expectation[] => [
  expectation(of, 'is switched on', mapping, at('Enabled'), (found) => !present(found) || isOn(found)),
  expectation(
    of,
    'runs a function of its stack, which may run',
    mapping,
    (resource, view) => {
      const lambda = functionOf(resource, view);
      return lambda?.stack === resource.stack
        ? { function: lambda.path, reservedConcurrency: lambda.properties['ReservedConcurrentExecutions'] ?? 'none' }
        : undefined;
    },
    (found) => present(found) && (found as Record<string, unknown>)['reservedConcurrency'] !== 0,
  ),
  expectation(
    of,
    'runs it with a role that Lambda assumes, and that may do what the function does',
    mapping,
    (resource, view) => {
      const lambda = functionOf(resource, view);
      const role = lambda && roleOf(lambda, view);
      const asked = role ? needs(resource, role, lambda, view) : [];
      return role && asked.length ? decisions(view, [isAssumedBy('lambda.amazonaws.com', role), ...asked]) : undefined;
    },
    allAre('allowed'),
  ),
];
