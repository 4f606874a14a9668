import type { Deployment } from '../deployment';
import { question, type Asked } from '../question';
import { ATLAS_STACK, DYNAMODB_STACK } from '../../../assembly/names';

/** Every stack of the templates: whether it is deployed and nothing in it is half done. */
export const stackFacts = (deployment: Deployment): Asked[] =>
  deployment.stacks.map((name) =>
    question({
      side: sideOf(name),
      service: 'AWS CloudFormation',
      call: 'cloudformation:ListStackResources',
      ask: async () => deployment.stack(name),
      facts: [
        {
          kind: 'stack',
          title: `Stack ${name} is deployed and complete`,
          claims: [],
          expected: () => ({ status: 'complete', unfinished: [] }),
          actual: ({ status, resources }) => ({
            status: COMPLETE.includes(status) ? 'complete' : status,
            unfinished: resources
              .filter(({ ResourceStatus = '' }) => ![...COMPLETE, ...GONE].includes(ResourceStatus))
              .map(({ LogicalResourceId, ResourceStatus }) => `${LogicalResourceId} ${ResourceStatus}`),
          }),
        },
      ],
    }),
  );

/** An update that was rolled back is not what was synthesized. */
const COMPLETE: readonly string[] = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE'];
/** Of an earlier version of the stack. */
const GONE: readonly string[] = ['DELETE_COMPLETE', 'DELETE_SKIPPED'];

const sideOf = (stack: string) =>
  stack.startsWith(ATLAS_STACK) ? 'atlas' : stack.startsWith(DYNAMODB_STACK) ? 'dynamodb' : 'both';
