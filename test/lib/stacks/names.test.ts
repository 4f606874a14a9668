import { ordersApp } from '../../../lib/stacks/app';
import { ANALYTICS_STACK, ATLAS_STACK, BACKUP_NAME, WAREHOUSE_NAME } from '../../../lib/stacks/names';

const context = {
  redshift: 'true',
  'dynamodb.backup': 'true',
  'dynamodb.api': 'false',
  'dynamodb.trigger': 'false',
  'atlas.peering': 'false',
};
const { stacks } = ordersApp({ context, builtinCloudFormationValidation: false }).synth();
const propertiesIn = (stack: string, type: string): any[] =>
  Object.values<any>(stacks.find(({ id }) => id === stack)?.template.Resources ?? {})
    .filter((resource) => resource.Type === type)
    .map(({ Properties }) => Properties);

it('are those of the vault and its plan', () => {
  expect(propertiesIn('DynamoDb', 'AWS::Backup::BackupVault')).toMatchObject([{ BackupVaultName: BACKUP_NAME }]);
  expect(propertiesIn('DynamoDb', 'AWS::Backup::BackupPlan')).toMatchObject([
    { BackupPlan: { BackupPlanName: BACKUP_NAME } },
  ]);
});

it('are those of the warehouse', () => {
  expect(propertiesIn(ANALYTICS_STACK, 'AWS::RedshiftServerless::Namespace')).toMatchObject([
    { NamespaceName: WAREHOUSE_NAME, DbName: WAREHOUSE_NAME, ManageAdminPassword: true },
  ]);
  expect(propertiesIn(ANALYTICS_STACK, 'AWS::RedshiftServerless::Workgroup')).toMatchObject([
    { WorkgroupName: WAREHOUSE_NAME },
  ]);
});

it('have the integration as an output', () => {
  const { Outputs } = stacks.find(({ id }) => id === ANALYTICS_STACK)?.template ?? {};
  expect(Object.keys(Outputs ?? {})).toContain('IntegrationArn');
});

it('are those of the stack with the Atlas project', () => {
  expect(propertiesIn(ATLAS_STACK, 'MongoDB::Atlas::Project')).toHaveLength(1);
});
