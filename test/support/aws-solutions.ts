import { Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ordersApp } from '../../lib/app';
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

const appOf = (profile: ProfileName): App => {
  const app = ordersApp({ context: contextOf(profile), builtinCloudFormationValidation: false });
  app.synth();
  return app;
};

const findingsIn = (app: App): Finding[] =>
  new AwsSolutionsChecks(app)
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ id: ruleName, path: constructPath })),
    );

const acknowledgementsIn = (app: App): Finding[] =>
  app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.keys(data as Record<string, string>))
      .filter((id) => id.startsWith(PACK))
      .map((id) => ({ id: id.slice(NAMESPACE.length), path: node.path })),
  );

/** What the pack finds in a profile beside what is acknowledged, and what is acknowledged there. */
export function awsSolutions(profile: ProfileName): { open: Finding[]; acknowledged: Finding[] } {
  const app = appOf(profile);
  return { open: findingsIn(app), acknowledged: acknowledgementsIn(app) };
}

/** What the pack finds in a profile once nothing is acknowledged. */
export function allFindings(profile: ProfileName): Finding[] {
  const acknowledge = jest.spyOn(Validations.prototype, 'acknowledge').mockImplementation(() => undefined);
  try {
    return findingsIn(appOf(profile));
  } finally {
    acknowledge.mockRestore();
  }
}
