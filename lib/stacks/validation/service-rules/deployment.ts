import type { RuleFinding, TemplateRule } from './rule';

const ACTIVATION = 'AWS::CloudFormation::TypeActivation';
/** Seconds that the publisher's own template gives the role. */
const SESSION = 8_400;

export const sessionOutlastsOperation: TemplateRule = {
  id: 'atlas-session-outlasts-operation',
  kind: 'create',
  demand:
    'A handler loses its credentials with its session, and making a cluster may take longer than the hour of a default one',
  source: 'https://github.com/mongodb/mongodbatlas-cloudformation-resources/blob/master/examples/execution-role.yaml',
  checked: '2026-11-25',
  spans: [ACTIVATION, 'AWS::IAM::Role'],
  fix: `Give the execution role a maxSessionDuration of ${SESSION} seconds`,
  find: (app) =>
    app.ofType(ACTIVATION).flatMap((resource): RuleFinding[] => {
      const target = app.targetOf(resource.stack, resource.properties['ExecutionRoleArn']);
      const role = app.resources.find(
        ({ stack, logicalId }) =>
          target?.kind === 'resource' && target.stack === stack && target.logicalId === logicalId,
      );
      if (!role) {
        return [
          {
            resource,
            property: 'Properties.ExecutionRoleArn',
            found: resource.properties['ExecutionRoleArn'],
            expected: 'a role of the app',
          },
        ];
      }
      const found = role.properties['MaxSessionDuration'];
      return Number(found) >= SESSION
        ? []
        : [{ resource: role, property: 'Properties.MaxSessionDuration', found, expected: `at least ${SESSION}` }];
    }),
};

export const noPlainRetain: TemplateRule = {
  id: 'retain-except-on-create',
  kind: 'remove',
  demand:
    'What a failed first deployment retains is billed and, by its fixed name, in the way of the next; what holds data is not deleted with its stack by default',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html',
  checked: '2026-11-25',
  spans: ['any resource'],
  fix: 'Use retentionOf(settings), or RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE',
  find: ({ resources }) =>
    resources.flatMap((resource): RuleFinding[] => {
      const found = resource.json.DeletionPolicy;
      return found === 'Retain'
        ? [{ resource, property: 'DeletionPolicy', found, expected: 'RetainExceptOnCreate, or Delete' }]
        : [];
    }),
};
