import { asText, isObject, type Json, type TemplateResource } from '../../../assembly/assembly';
import { documentStatements, roleStatements, type Statement } from '../../../assembly/policy-statements';
import type { ResolvedAssembly } from '../../../assembly/resolve';
import { READ_ITEMS, WRITE_ITEMS } from '../../tables/access-actions';
import { asList, valueAtPath } from './template-values';
import type { RuleFinding, TemplateRule } from './rule';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const HOLDERS = ['AWS::IAM::Role', 'AWS::IAM::Policy'] as const;
const ON_ITEMS: readonly string[] = [...READ_ITEMS, ...WRITE_ITEMS];

const statementsOf = (holder: TemplateResource): Statement[] =>
  (holder.type === 'AWS::IAM::Role'
    ? roleStatements(holder)
    : documentStatements(holder.properties['PolicyDocument'])
  ).filter(({ effect }) => effect === 'Allow');

/** Text that is put together, with its references left out. */
const writtenText = (value: Json | undefined): string => {
  const [separator, parts] = isObject(value) ? asList(value['Fn::Join']) : [];
  return parts === undefined ? asText(value) : asList(parts).map(writtenText).join(asText(separator));
};

/** What follows the table's own ARN in each resource that begins with it: nothing, or an index. */
const atHome = (app: ResolvedAssembly, table: TemplateResource, { resources }: Statement): string[] =>
  resources
    .filter((resource) =>
      app
        .targetsIn(table.stack, resource)
        .some((one) => one.kind === 'resource' && one.logicalId === table.logicalId && one.attribute === 'Arn'),
    )
    .map(writtenText);

function missingArns(app: ResolvedAssembly, table: TemplateResource, holder: TemplateResource): RuleFinding[] {
  const name = asText(table.properties['TableName']);
  const regions = asList(table.properties['Replicas']).map((replica) => asText(valueAtPath(replica, 'Region')));
  return statementsOf(holder).flatMap((statement) => {
    if (!statement.actions.some((action) => ON_ITEMS.includes(action))) return [];
    const written = statement.resources.map(writtenText);
    return atHome(app, table, statement).flatMap((part): RuleFinding[] => {
      const isNamed = (region: string): boolean =>
        written.some((arn) => arn.includes(`:dynamodb:${region}:`) && arn.endsWith(`:table/${name}${part}`));
      // One region is the table's own, whose ARN is a reference.
      const missing = regions.filter((region) => !isNamed(region));
      const expected = `table/${name}${part} in each of ${regions.join(', ')}`;
      return missing.length > 1 ? [{ resource: holder, property: 'Properties', found: written, expected }] : [];
    });
  });
}

function missingKeys(app: ResolvedAssembly, table: TemplateResource, holder: TemplateResource): RuleFinding[] {
  const statements = statementsOf(holder);
  const readsItems = statements.some(
    (one) => one.actions.some((action) => ON_ITEMS.includes(action)) && atHome(app, table, one).length > 0,
  );
  if (!readsItems) return [];
  return asList(table.properties['Replicas']).flatMap((replica): RuleFinding[] => {
    const key = valueAtPath(replica, 'SSESpecification.KMSMasterKeyId');
    const service = `dynamodb.${asText(valueAtPath(replica, 'Region'))}.`;
    const isUsable = statements.some(
      ({ actions, resources, condition }) =>
        actions.includes('kms:Decrypt') &&
        resources.some((resource) => JSON.stringify(resource) === JSON.stringify(key)) &&
        writtenText(
          (condition['StringEquals'] as { 'kms:ViaService'?: Json } | undefined)?.['kms:ViaService'],
        ).startsWith(service),
    );
    if (key === undefined || isUsable) return [];
    return [{ resource: holder, property: 'Properties', found: undefined, expected: `kms:Decrypt through ${service}` }];
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
  spans: [TABLE, ...HOLDERS],
  fix: 'Give the role each region of OrdersTable.regions, and useTableKey',
  find: (app) =>
    app
      .ofType(TABLE)
      .filter((table) => asList(table.properties['Replicas']).length > 1)
      .flatMap((table) =>
        app
          .ofType(...HOLDERS)
          .filter(({ stack }) => stack === table.stack)
          .flatMap((holder) => [...missingArns(app, table, holder), ...missingKeys(app, table, holder)]),
      ),
};
