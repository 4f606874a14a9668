/** The role that MongoDB's resource types run with here, beside the one that MongoDB publishes for them. */
import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib';
import published from '../../../fixtures/atlas-execution-role.json';
import { types } from '../../../fixtures/atlas-types.json';
import { statementsOfRole } from '../../../support/policies';
import { onlyResource } from '../../../support/resources';
import { synthStacks } from '../../../support/synth';

const template = Template.fromStack(synthStacks('free').get('AtlasExtensions') as Stack);
const role = onlyResource(template, 'AWS::IAM::Role');
const granted = statementsOfRole(template, role.id).flatMap(({ actions }) => actions);

const ENDPOINTS =
  'only MongoDB::Atlas::PrivateEndpoint calls EC2; here CloudFormation makes AWS::EC2::VPCEndpoint, with the rights of who deploys';
const ROLES = 'for resource types that make roles of their own, none of which is activated here';
const OTHER_TYPES = 'for handlers that make other resources by Cloud Control, none of which is activated here';

/** What MongoDB's role may and this one may not, each with its reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'secretsmanager:PutSecretValue':
    'only APIKey and Organization store a key that they have made; neither is activated here',
  'ec2:CreateVpcEndpoint': ENDPOINTS,
  'ec2:DeleteVpcEndpoints': ENDPOINTS,
  'ec2:DescribeVpcEndpoints': ENDPOINTS,
  'cloudformation:CreateResource': OTHER_TYPES,
  'cloudformation:DeleteResource': OTHER_TYPES,
  'cloudformation:GetResource': OTHER_TYPES,
  'cloudformation:GetResourceRequestStatus': OTHER_TYPES,
  'cloudformation:ListResources': OTHER_TYPES,
  'cloudformation:UpdateResource': OTHER_TYPES,
  'iam:AttachRolePolicy': ROLES,
  'iam:CreateRole': ROLES,
  'iam:DeleteRole': ROLES,
  'iam:GetRole': ROLES,
  'iam:GetRolePolicy': ROLES,
  'iam:ListAttachedRolePolicies': ROLES,
  'iam:ListRolePolicies': ROLES,
  'iam:PutRolePolicy': ROLES,
};

/** Who can take on MongoDB's role and not this one, each with its reason. */
const NOT_TRUSTED: Readonly<Record<string, string>> = {
  'cloudformation.amazonaws.com': 'for a stack that is deployed with the role: here nobody deploys one with it',
  'lambda.amazonaws.com':
    'CloudFormation takes the role on and hands the handler its credentials: the role of each single type, which MongoDB tests and publishes it with (cfn-resources/*/resource-role.yaml), trusts CloudFormation alone',
};

/** Handlers that say they need what they do not call, in their source as read on the date of the facts. */
const DECLARED_ONLY: Readonly<Record<string, readonly string[]>> = {
  'MongoDB::Atlas::PrivateEndpointService': ['ec2:CreateVpcEndpoint', 'ec2:DeleteVpcEndpoints'],
};

it('may what MongoDB’s role may, but for what is left out with a reason', () => {
  expect([...granted, ...Object.keys(LEFT_OUT)].sort()).toStrictEqual(published.actions);
});

it('lasts as long', () => {
  expect(role.Properties.MaxSessionDuration).toBe(published.maxSessionDuration);
});

it('is taken on by the services that MongoDB’s role trusts, but for those that are left out with a reason', () => {
  const [{ Principal }] = role.Properties.AssumeRolePolicyDocument.Statement;
  expect([Principal.Service, ...Object.keys(NOT_TRUSTED)].sort()).toStrictEqual(published.trusts);
});

it.each(Object.entries(types))('may what the handlers of %s say they need', (type, { permissions }) => {
  const lacking = permissions.filter((action) => !granted.includes(action));
  expect(lacking).toStrictEqual(DECLARED_ONLY[type] ?? []);
});
