import { asText, type TemplateResource } from '../../../assembly/assembly';
import { Access } from '../../../assembly/policies/access';
import { grantsIn, type Grant } from '../../../assembly/policies/grants';
import type { ResolvedAssembly } from '../../../assembly/resolve';
import { READ_ITEMS, WRITE_ITEMS } from '../../tables/access-actions';
import { asList, valueAtPath } from './template-values';
import type { RuleFinding, TemplateRule } from './rule';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const ON_ITEMS: readonly string[] = [...READ_ITEMS, ...WRITE_ITEMS];

const regionsOf = (table: TemplateResource): string[] =>
  asList(table.properties['Replicas']).map((replica) => asText(valueAtPath(replica, 'Region')));

/** What a role may do with items, by all its policies, and on which part of the table: itself, or an index. */
function onItems(
  access: Access,
  table: TemplateResource,
  role: TemplateResource,
): (Grant & { readonly part: string })[] {
  const arns = regionsOf(table).map((region) => access.arnOf(table, region));
  return access
    .policiesOf(role)
    .identity.flatMap(grantsIn)
    .filter(({ action }) => ON_ITEMS.includes(action))
    .flatMap((grant) =>
      arns
        .filter((arn) => grant.resource === arn || grant.resource.startsWith(`${arn}/`))
        .map((arn) => ({ ...grant, part: grant.resource.slice(arn.length) })),
    );
}

function missingArns(access: Access, table: TemplateResource, role: TemplateResource): RuleFinding[] {
  const grants = onItems(access, table, role);
  const asked = new Map(grants.map(({ action, part }) => [`${action} ${part}`, { action, part }]));
  return [...asked.values()].flatMap(({ action, part }): RuleFinding[] => {
    const missing = regionsOf(table).filter((region) => {
      const arn = `${access.arnOf(table, region)}${part}`;
      return !grants.some((grant) => grant.action === action && grant.resource === arn);
    });
    const found = grants.filter((grant) => grant.action === action).map(({ resource }) => resource);
    const expected = `${action} on ${asText(table.properties['TableName'])}${part} in ${missing.join(', ')} too`;
    return missing.length ? [{ resource: role, property: 'Properties', found, expected }] : [];
  });
}

function missingKeys(
  app: ResolvedAssembly,
  access: Access,
  table: TemplateResource,
  role: TemplateResource,
): RuleFinding[] {
  if (!onItems(access, table, role).length) return [];
  return asList(table.properties['Replicas']).flatMap((replica): RuleFinding[] => {
    const key = app.resourceOf(app.targetOf(table.stack, valueAtPath(replica, 'SSESpecification.KMSMasterKeyId')));
    const service = `dynamodb.${asText(valueAtPath(replica, 'Region'))}.amazonaws.com`;
    const asked = { who: role, action: 'kms:Decrypt', context: { 'kms:ViaService': service } };
    if (!key || access.may({ ...asked, resource: key }).decision === 'allowed') return [];
    return [{ resource: role, property: 'Properties', found: undefined, expected: `kms:Decrypt through ${service}` }];
  });
}

export const rolesReachReplicas: TemplateRule = {
  id: 'table-roles-reach-replicas',
  kind: 'create',
  demand:
    'A replica is a table with an ARN, and a key, of its own: who may act on orders in the home region alone is locked out when that region is lost',
  error: 'AccessDeniedException',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html',
  checked: '2026-11-25',
  spans: [TABLE, 'AWS::IAM::Role', 'AWS::IAM::Policy'],
  fix: 'Give the role each region of OrdersTable.regions, and useTableKey',
  find: (app) => {
    const access = new Access(app);
    return app
      .ofType(TABLE)
      .filter((table) => regionsOf(table).length > 1)
      .flatMap((table) =>
        app
          .ofType('AWS::IAM::Role')
          .filter(({ stack }) => stack === table.stack)
          .flatMap((role) => [...missingArns(access, table, role), ...missingKeys(app, access, table, role)]),
      );
  },
};
