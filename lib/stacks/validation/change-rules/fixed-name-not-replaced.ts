import type { ResolvedAssembly } from '../../../assembly/resolve';
import { changed, changesOf, type ChangeFinding, type ChangeRule } from './rule';
import { replacementFacts } from '../type-facts';
import { TABLE_TYPE } from './table';

/** The property that names what is given a name by the app, by type. */
const NAMES: Readonly<Record<string, string>> = {
  'AWS::Backup::BackupVault': 'BackupVaultName',
  [TABLE_TYPE]: 'TableName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::Redshift::Integration': 'IntegrationName',
  'AWS::RedshiftServerless::Namespace': 'NamespaceName',
  'AWS::RedshiftServerless::Workgroup': 'WorkgroupName',
};

/** One of the same name under another logical id: it is made before the former one is deleted. */
function renamed(before: ResolvedAssembly, after: ResolvedAssembly, type: string, name: string): ChangeFinding[] {
  return after.ofType(type).flatMap((resource) => {
    const given = resource.properties[name];
    const former = before
      .ofType(type)
      .find(
        ({ stack, properties }) => stack === resource.stack && typeof given === 'string' && properties[name] === given,
      );
    return !former || former.logicalId === resource.logicalId
      ? []
      : [{ resource, property: 'logical id', before: former.logicalId, after: resource.logicalId }];
  });
}

export const fixedNameNotReplaced: ChangeRule = {
  id: 'fixed-name-not-replaced',
  kind: 'change',
  demand:
    'A replacement is made before what it replaces is deleted, so nothing with a name of its own can be replaced under it',
  error: 'CloudFormation cannot update a stack when a custom-named resource requires replacing',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html',
  checked: '2026-11-25',
  spans: Object.keys(NAMES),
  wayAround:
    'docs/deploy.md, "What cannot be replaced": deploy without it, delete what was kept of it, deploy with it. Of a table, keep what is deployed',
  find: (before, after) =>
    Object.entries(NAMES).flatMap(([type, name]) => [
      ...changesOf(before, after, type)
        .filter((change) => typeof change.after.properties[name] === 'string' && !changed(change, [name]).length)
        .flatMap((change) => changed(change, replacementFacts(type)?.createOnly ?? [])),
      ...renamed(before, after, type, name),
    ]),
};
