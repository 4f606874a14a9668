import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CloudProviderAccess } from '../../../../lib/stacks/atlas/cloud-provider-access';
import type { Settings } from '../../../../lib/settings/schema';
import { projectScope } from '../../../support/atlas-scope';
import { statementsOfRole } from '../../../support/policies';
import { DELETED, onlyResource, removalOf, RETAINED, resourcesOf } from '../../../support/resources';
import { TemplateGraph } from '../../../support/template-graph';
import { settingsOf } from '../../../support/test-stack';

const ACCESS = 'Custom::AtlasCloudProviderAccess';
const AUTHORIZATION = 'Custom::AtlasCloudProviderAuthorization';

function templateOf(settings: Settings): Template {
  const { stack, props } = projectScope(settings);
  const access = new CloudProviderAccess(stack, 'Access', props);
  for (const id of ['One', 'Two']) {
    access.role(stack, id, `Does ${id}`, [
      new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['arn:key'] }),
    ]);
  }
  return Template.fromStack(stack);
}

describe('a role that Atlas can take on', () => {
  const template = templateOf(settingsOf('production'));
  const project = { 'Fn::GetAtt': [onlyResource(template, 'MongoDB::Atlas::Project').id, 'Id'] };
  const access = onlyResource(template, ACCESS, 'One');
  const role = onlyResource(template, 'AWS::IAM::Role', 'One');
  const authorization = onlyResource(template, AUTHORIZATION, 'One');

  it('begins with an access of the project, by the profile’s API key', () => {
    expect(access.Properties).toStrictEqual({ ServiceToken: expect.anything(), ProjectId: project, Profile: 'keys' });
  });

  it('can be taken on by Atlas’s account with the external id of this access, and by nobody else', () => {
    expect(role.Properties.AssumeRolePolicyDocument.Statement).toStrictEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { AWS: { 'Fn::GetAtt': [access.id, 'AtlasAwsAccountArn'] } },
        Condition: { StringEquals: { 'sts:ExternalId': { 'Fn::GetAtt': [access.id, 'ExternalId'] } } },
      },
    ]);
  });

  it('may do what it is asked for, as part of the role itself: Atlas tries it at once', () => {
    expect(statementsOfRole(template, role.id)).toStrictEqual([
      { effect: 'Allow', actions: ['kms:Decrypt'], resources: ['arn:key'] },
    ]);
    expect(role.Properties.Policies).toHaveLength(1);
    expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  it('is told to Atlas in the end', () => {
    expect(authorization.Properties).toStrictEqual({
      ServiceToken: access.Properties.ServiceToken,
      ProjectId: project,
      Profile: 'keys',
      RoleId: { 'Fn::GetAtt': [access.id, 'RoleId'] },
      IamRoleArn: { 'Fn::GetAtt': [role.id, 'Arn'] },
    });
  });

  it('stays where the cluster stays, with its access', () => {
    for (const resource of [access, role, authorization]) expect(removalOf(resource)).toStrictEqual(RETAINED);
    const gone = templateOf(settingsOf('showcase'));
    for (const type of [ACCESS, AUTHORIZATION]) {
      for (const resource of Object.values(resourcesOf(gone, type))) expect(removalOf(resource)).toStrictEqual(DELETED);
    }
    expect(removalOf(onlyResource(gone, 'AWS::IAM::Role', 'One'))).toStrictEqual(DELETED);
  });
});

describe('two such roles', () => {
  const template = templateOf(settingsOf('production'));
  const graph = new TemplateGraph(template);

  it('have an access each, behind one function', () => {
    const tokens = Object.values(resourcesOf(template, ACCESS)).map(({ Properties }) =>
      JSON.stringify(Properties.ServiceToken),
    );
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens).size).toBe(1);
  });

  it('are made one after the other: an access that is not bound yet could be either’s', () => {
    const [first, second] = [onlyResource(template, AUTHORIZATION, 'One').id, onlyResource(template, ACCESS, 'Two').id];
    expect(graph.comesBefore(first, second)).toBe(true);
  });
});

describe('the function that asks Atlas', () => {
  const template = templateOf(settingsOf('production'));
  const handler = onlyResource(template, 'AWS::Lambda::Function', 'AccessFunction');

  it('may write its log and read the secret of the profile, and no more', () => {
    const logs = onlyResource(template, 'AWS::Logs::LogGroup', 'AccessFunction').id;
    expect(statementsOfRole(template, handler.Properties.Role['Fn::GetAtt'][0])).toStrictEqual([
      { effect: 'Allow', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [`\${${logs}.Arn}`] },
      {
        effect: 'Allow',
        actions: ['secretsmanager:GetSecretValue'],
        resources: ['arn:aws:secretsmanager:eu-west-1:${AWS::AccountId}:secret:cfn/atlas/profile/keys-??????'],
      },
    ]);
  });

  it('has five minutes, and knows no key but the one that it reads', () => {
    expect(handler.Properties.Timeout).toBe(300);
    expect(handler.Properties).not.toHaveProperty('Environment');
  });

  it('may do so as long as there is an access to delete', () => {
    const graph = new TemplateGraph(template);
    const policy = onlyResource(template, 'AWS::IAM::Policy', 'AccessFunction').id;
    for (const access of Object.keys(resourcesOf(template, ACCESS)))
      expect(graph.comesBefore(policy, access)).toBe(true);
  });
});
