import { GetEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import type { Json } from '../../../assembly/assembly';
import type { Aws } from '../aws';
import type { Deployment } from '../deployment';
import { marked, question, type Asked } from '../question';

/** What is compared as it stands. */
const limits = z.object({
  BatchSize: z.number().optional(),
  BisectBatchOnFunctionError: z.boolean().optional(),
  FunctionResponseTypes: z.array(z.string()).optional(),
  MaximumBatchingWindowInSeconds: z.number().optional(),
  MaximumRecordAgeInSeconds: z.number().optional(),
  MaximumRetryAttempts: z.number().optional(),
});
const shape = z.object({
  EventSourceArn: z.custom<Json>(),
  FunctionName: z.custom<Json>(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.custom<Json>() }) }).optional(),
});

/**
 * What calls the functions that read streams and queues, and what it does with failures.
 * https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html
 */
export const eventSourceFacts = (deployment: Deployment, aws: Aws): Asked[] =>
  deployment.ofType('AWS::Lambda::EventSourceMapping').map((resource) => {
    const { stack, properties } = resource;
    const { EventSourceArn, FunctionName, DestinationConfig } = shape.parse(properties);
    const wanted = limits.parse(properties);
    const title = `The event source of ${stack}`;
    const claims = marked(resource, 'INT-01');
    const nameAt = (value: Json): string => lastName(deployment.idAt(value, stack));
    const destination = DestinationConfig?.OnFailure.Destination;
    return question({
      side: claims.length ? 'dynamodb' : 'atlas',
      service: 'AWS Lambda',
      call: 'lambda:GetEventSourceMapping',
      ask: () =>
        aws
          .lambda(deployment.regionOf(stack))
          .send(new GetEventSourceMappingCommand({ UUID: deployment.idOf(resource) })),
      facts: [
        {
          kind: 'mapping',
          title: `${title} is enabled and calls the stack’s function`,
          claims,
          expected: () => ({ state: 'Enabled', source: nameAt(EventSourceArn), function: nameAt(FunctionName) }),
          actual: ({ State, EventSourceArn: source = '', FunctionArn = '' }) => ({
            state: State,
            source: sourceName(source),
            function: lastName(FunctionArn),
          }),
        },
        {
          kind: 'mapping-limits',
          title: `${title} treats failures as synthesized: retries, age, bisecting, destination`,
          claims,
          expected: () => ({ ...wanted, destination: destination === undefined ? undefined : nameAt(destination) }),
          actual: (answer) => ({
            ...picked(answer, Object.keys(wanted)),
            destination:
              answer.DestinationConfig?.OnFailure?.Destination &&
              lastName(answer.DestinationConfig.OnFailure.Destination),
          }),
        },
      ],
    });
  });

const picked = (from: object, names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, (from as Record<string, unknown>)[name]]));

/** Of an ARN, a URL or a name. */
const lastName = (id: string): string => id.slice(Math.max(id.lastIndexOf(':'), id.lastIndexOf('/')) + 1);

/** A table of its stream: `arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/TIME`. */
const sourceName = (arn: string): string => /:table\/([^/]+)\/stream\//.exec(arn)?.[1] ?? lastName(arn);
