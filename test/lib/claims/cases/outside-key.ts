import { asText, type Assembly, type Json, type TemplateResource } from '../../../../lib/assembly/assembly';
import { resolveAssembly, type ResolvedAssembly } from '../../../../lib/assembly/resolve';
import { catalogue } from '../../../../lib/claims/catalogue';
import { OUTSIDE_CUSTOMER_KEY } from '../../../../lib/claims/outside-customer-key';
import { valueAtPath } from '../../../../lib/stacks/validation/service-rules/template-values';

/** Where what holds data names the key that encrypts it. */
const KEYS: Readonly<Record<string, (properties: any) => (Json | undefined)[]>> = {
  'AWS::Backup::BackupVault': ({ EncryptionKeyArn }) => [EncryptionKeyArn],
  'AWS::DynamoDB::GlobalTable': ({ Replicas }) =>
    Replicas.map((replica: Json) => valueAtPath(replica, 'SSESpecification.KMSMasterKeyId')),
  'AWS::RedshiftServerless::Namespace': ({ KmsKeyId }) => [KmsKeyId],
  'MongoDB::Atlas::EncryptionAtRest': ({ AwsKmsConfig }) => [AwsKmsConfig.CustomerMasterKeyID],
};

/** What holds no data of orders: it configures, lets in or passes on. Of Lambda's functions: their variables are names and addresses. */
const HOLDS_NONE = [
  /^AWS::(ApiGateway|CloudFormation|CloudWatch|EC2|IAM|KMS|Lambda|Scheduler)::/,
  /^AWS::(Backup::Backup(Plan|Selection)|Events::Rule|RedshiftServerless::Workgroup)$/,
  /^AWS::(Logs::MetricFilter|S3::BucketPolicy|SQS::QueuePolicy)$/,
  /^MongoDB::Atlas::(AlertConfiguration|CloudBackup\w+|CustomDBRole|DatabaseUser|MaintenanceWindow|Network\w+|Private\w+|Project\w*|Trigger)$/,
  /^Custom::/,
];

const entries = Object.entries(OUTSIDE_CUSTOMER_KEY);

/** Claims that may name what is in a stack: that of its side, or of both where it is of neither. */
const claimsOf = (stack: string): string[] => {
  if (stack.startsWith('Atlas')) return ['SEC-05'];
  return /^(DynamoDb|Analytics)/.test(stack) ? ['SEC-04'] : ['SEC-04', 'SEC-05'];
};

const isKeyOfApp = (app: ResolvedAssembly, stack: string, value: Json | undefined): boolean => {
  const target = app.targetOf(stack, value);
  return (
    target?.kind === 'resource' &&
    app.ofType('AWS::KMS::Key').some((key) => key.stack === target.stack && key.logicalId === target.logicalId)
  );
};

function isUnderKey(app: ResolvedAssembly, { type, stack, properties }: TemplateResource): boolean {
  if (type === 'MongoDB::Atlas::Cluster') return asText(properties['EncryptionAtRestProvider']) === 'AWS';
  const keys = KEYS[type]?.(properties) ?? [];
  return keys.length > 0 && keys.every((key) => isKeyOfApp(app, stack, key));
}

const isNamed = ({ type, stack }: TemplateResource): boolean =>
  entries.some(([claim, named]) => claimsOf(stack).includes(claim) && named.some(({ types }) => types.includes(type)));

const unnamed = (app: ResolvedAssembly): string[] =>
  app.resources
    .filter((one) => !HOLDS_NONE.some((kind) => kind.test(one.type)) && !isUnderKey(app, one) && !isNamed(one))
    .map(({ stack, logicalId, type }) => `${stack}/${logicalId} ${type}`);

/** @param assemblies of profiles with customer keys */
export function outsideKeyCases(assemblies: readonly Assembly[]): void {
  const apps = assemblies.map((assembly) => resolveAssembly(assembly));
  const resources = apps.flatMap((app) => app.resources);
  const inInsights = (resource: TemplateResource): boolean =>
    JSON.stringify(resource.properties).includes('"ContributorInsightsSpecification":{"Enabled":true');

  it('is named by the claim of its side, whatever holds data', () => {
    expect(apps.flatMap(unnamed)).toStrictEqual([]);
  });

  it('is found where it is not named', () => {
    const [assembly] = assemblies;
    const template = structuredClone(assembly?.templates.get('DynamoDb')) as { Resources: Record<string, any> };
    const [id, vault] = Object.entries(template.Resources).find(([, { Type }]) => Type === 'AWS::Backup::BackupVault')!;
    delete vault.Properties.EncryptionKeyArn;
    template.Resources['Cache'] = { Type: 'AWS::DAX::Cluster', Properties: {} };
    const templates = new Map([['DynamoDb', template]]);
    expect(unnamed(resolveAssembly({ templates }))).toStrictEqual(
      expect.arrayContaining([`DynamoDb/${id} AWS::Backup::BackupVault`, 'DynamoDb/Cache AWS::DAX::Cluster']),
    );
  });

  it('is looked for in a table that copies its keys elsewhere, too', () => {
    expect(resources.filter(inInsights)).not.toStrictEqual([]);
    expect(OUTSIDE_CUSTOMER_KEY['SEC-04'].map(({ named }) => named)).toContainEqual(
      expect.stringContaining('Contributor Insights'),
    );
  });

  it.each(entries)('is named by %s, with a reason, and is there', (claim, named) => {
    const summary = catalogue
      .find(({ id }) => id === claim)
      ?.summary.map(({ text }) => text)
      .join(' ');
    for (const { named: what, why, types } of named) {
      expect(summary).toContain(`${what} (${why})`);
      const there = resources.filter(({ stack }) => claimsOf(stack).includes(claim)).map(({ type }) => type);
      expect(there).toStrictEqual(expect.arrayContaining([...types]));
    }
  });
}
