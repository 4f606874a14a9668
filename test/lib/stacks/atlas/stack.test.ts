import { atlasTemplate } from '../../../support/atlas-scope';
import { onlyResource, resourcesOf } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

describe('the Atlas side of a trial', () => {
  const template = atlasTemplate(settingsOf('trial'));
  const user = (prefix: string) => onlyResource(template, 'MongoDB::Atlas::DatabaseUser', prefix).Properties;

  it('asks for the organisation at the deploy where no setting names it', () => {
    template.hasParameter('AtlasOrgId', { Type: 'String', AllowedPattern: '^[0-9a-f]{24}$' });
    expect(template.findParameters('AtlasOrgId')['AtlasOrgId']).not.toHaveProperty('Default');
  });

  it('signs in with the API-key profile that the setting names, and another at the deploy’s wish', () => {
    template.hasParameter('AtlasProfile', { Type: 'String', Default: 'default' });
    for (const [id, { Properties }] of Object.entries(
      template.toJSON()['Resources'] as ReturnType<typeof resourcesOf>,
    )) {
      if ('ProjectId' in Properties || id.startsWith('Project'))
        expect(Properties.Profile).toStrictEqual({ Ref: 'AtlasProfile' });
    }
  });

  it('has one project, with Atlas’s own alerts', () => {
    expect(onlyResource(template, 'MongoDB::Atlas::Project').Properties).toStrictEqual({
      Name: 'orders',
      OrgId: { Ref: 'AtlasOrgId' },
      Profile: { Ref: 'AtlasProfile' },
      WithDefaultAlertsSettings: true,
      Tags: { application: 'orders', profile: 'trial' },
    });
  });

  it('has a user for serving orders and another for making indexes', () => {
    const role = (prefix: string) => ({ 'Fn::GetAtt': [onlyResource(template, 'AWS::IAM::Role', prefix).id, 'Arn'] });
    expect(user('OrdersUser')).toMatchObject({
      Username: role('OrdersRole'),
      Roles: [{ RoleName: 'ordersReadWrite' }],
    });
    expect(user('IndexesUser')).toMatchObject({
      Username: role('IndexesRole'),
      Roles: [{ RoleName: 'ordersManageIndexes' }],
    });
  });

  it('has no visitor, since nobody outside the VPC reaches it', () => {
    expect(
      Object.keys(resourcesOf(template, 'MongoDB::Atlas::DatabaseUser')).filter((id) => id.startsWith('Visitor')),
    ).toStrictEqual([]);
    expect(template.findParameters('AtlasClientCidr')).toStrictEqual({});
  });

  it('says the connection string', () => {
    const cluster = onlyResource(template, 'MongoDB::Atlas::Cluster').id;
    template.hasOutput('ConnectionString', { Value: { 'Fn::GetAtt': [cluster, 'ConnectionStrings.StandardSrv'] } });
  });
});

describe('the Atlas side with an organisation set', () => {
  it('offers it as the default', () => {
    const orgId = '0123456789abcdef01234567';
    atlasTemplate(settingsOf('trial', { 'atlas.orgId': orgId })).hasParameter('AtlasOrgId', { Default: orgId });
  });
});

describe('the Atlas side of profile free', () => {
  const template = atlasTemplate(settingsOf('free'));

  it.each([
    'MongoDB::Atlas::NetworkContainer',
    'MongoDB::Atlas::NetworkPeering',
    'MongoDB::Atlas::CloudBackupSchedule',
    'AWS::EC2::Route',
  ])('has no %s, which M0 does not offer', (type) => template.resourceCountIs(type, 0));

  it('lets a person of this account in by the visitor role', () => {
    const role = onlyResource(template, 'AWS::IAM::Role').id;
    expect(onlyResource(template, 'MongoDB::Atlas::DatabaseUser').Properties).toMatchObject({
      DatabaseName: '$external',
      AWSIAMType: 'ROLE',
      Username: { 'Fn::GetAtt': [role, 'Arn'] },
      Roles: [{ RoleName: 'ordersReadWrite' }],
    });
  });

  it('lets connections in from the range that the deploy names', () => {
    expect(onlyResource(template, 'MongoDB::Atlas::ProjectIpAccessList').Properties.AccessList).toStrictEqual([
      { CIDRBlock: { Ref: 'AtlasClientCidr' }, Comment: expect.any(String) },
    ]);
  });

  it('has no default for that range, so nobody opens it by doing nothing', () => {
    expect(template.findParameters('AtlasClientCidr')['AtlasClientCidr']).not.toHaveProperty('Default');
  });

  it.each([
    ['203.0.113.7/32', true],
    ['203.0.113.0/24', true],
    ['0.0.0.0/0', false],
    ['0.0.0.0/1', false],
    ['203.0.113.0/23', false],
    ['203.0.113.7', false],
    ['203.0.113.7/33', false],
  ])('takes %s for that range: %s', (cidr, taken) => {
    const { AllowedPattern } = template.findParameters('AtlasClientCidr')['AtlasClientCidr'] as {
      AllowedPattern: string;
    };
    expect(new RegExp(AllowedPattern).test(cidr)).toBe(taken);
  });
});
