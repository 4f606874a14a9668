import { Validations, type App, type CfnResource } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ordersApp } from '../../lib/stacks/app';
import type { ProfileName } from '../../lib/settings/schema';
import { contextOf } from './synth';

/** A finding of the pack, or the acceptance of one: which, and at what construct. */
export interface Finding {
  readonly id: string;
  readonly path: string;
}

/** CDK puts this before the id of what is acknowledged. Its library also acknowledges findings of its own, which are no concern here. */
const NAMESPACE = 'Annotation::';
const PACK = `${NAMESPACE}AwsSolutions-`;

/** What the pack asks of each finding before it counts. */
type Asking = { isAcknowledged(resource: CfnResource, id: string): boolean };

function findingsIn(app: App): { found: Finding[]; open: Finding[] } {
  const asked = jest.spyOn(AwsSolutionsChecks.prototype as unknown as Asking, 'isAcknowledged');
  try {
    const { violations } = new AwsSolutionsChecks(app).validateScope(app);
    return {
      found: asked.mock.calls.map(([{ node }, id]) => ({ id, path: node.path })),
      open: violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath = '' }) => ({ id: ruleName, path: constructPath })),
      ),
    };
  } finally {
    asked.mockRestore();
  }
}

const acknowledgementsIn = (app: App): Finding[] =>
  app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.keys(data as Record<string, string>))
      .filter((id) => id.startsWith(PACK))
      .map((id) => ({ id: id.slice(NAMESPACE.length), path: node.path })),
  );

/** What the pack finds in a profile at all, what of it is not acknowledged, and what is acknowledged there. */
export function awsSolutions(profile: ProfileName): { found: Finding[]; open: Finding[]; acknowledged: Finding[] } {
  const app = ordersApp({
    context: contextOf(profile),
    builtinCloudFormationValidation: false,
    treeMetadata: false,
  });
  app.synth();
  return { ...findingsIn(app), acknowledged: acknowledgementsIn(app) };
}
