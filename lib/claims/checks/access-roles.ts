/** The expectations that the roles over the orders table share: each has exactly what its name says. */
import type { TemplateResource } from '../../assembly/assembly';
import { ACCOUNT } from '../../assembly/policies/deployed-text';
import type { Expectation } from '../evidence';
import type { Select } from '../view';
import { DATA_ACTIONS, DESCRIBE_TABLE, MANAGE_TABLES } from './dynamodb-actions';
import { expectation, is, ordersTable, table } from './dsl';
import { keysOfTable } from './keys';
import { allowedByPlace, grantsBeside, principalsOf, type Context } from './rights';
import { indexesOf, nameOf, placesOf, type TablePlace } from './table-places';

export interface Rights {
  readonly onTable: readonly string[];
  /** Of those that an index knows. */
  readonly onIndex?: (index: string) => readonly string[];
  /** Of the requests that are meant. */
  readonly context?: Context;
}

const ON_TABLE = [...DATA_ACTIONS, ...MANAGE_TABLES, DESCRIBE_TABLE];
const ON_INDEX = ['dynamodb:Query', 'dynamodb:Scan', 'dynamodb:PartiQLSelect'];
const ON_STREAM = ['dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

const indexPlaces = (one: TemplateResource): TablePlace[] =>
  indexesOf(one).flatMap((index) => placesOf(one, `/index/${index}`));

/** Exactly that, in every region of the orders table; on its stream and on any other table nothing, by whatever request. */
export const mayDo = (of: string, expected: string, role: Select, { onTable, onIndex, context }: Rights): Expectation =>
  expectation(
    of,
    expected,
    role,
    (resource, view) => {
      const orders = view.matching(ordersTable);
      const others = view.matching(table).filter((one) => !orders.includes(one));
      const asked = [
        [ON_TABLE, [...orders, ...others].flatMap((one) => placesOf(one))],
        [ON_INDEX, orders.flatMap(indexPlaces)],
        [ON_STREAM, orders.flatMap((one) => placesOf(one, '/stream/now'))],
      ] as const;
      return allowedByPlace(view, resource, asked, context);
    },
    (found, _role, view) => {
      const meant = view
        .matching(ordersTable)
        .flatMap((one) => [
          ...placesOf(one).map((place) => [nameOf(place), onTable] as const),
          ...indexesOf(one).flatMap((index) =>
            placesOf(one, `/index/${index}`).map((place) => [nameOf(place), onIndex?.(index) ?? []] as const),
          ),
        ]);
      return is(
        Object.fromEntries(meant.flatMap(([name, actions]) => (actions.length ? [[name, actions.join(' ')]] : []))),
      )(found);
    },
  );

/** Whatever its policies name is the orders table, an index or stream of it, or its key. */
export const mayNothingElse = (
  of: string,
  role: Select,
  onTable: readonly string[],
  onKey: readonly string[],
): Expectation =>
  expectation(
    of,
    'holds no other permission, by whatever policy',
    role,
    (resource, view) => {
      const orders = view.matching(ordersTable);
      const keys = orders.flatMap((one) =>
        keysOfTable(view, one).flatMap(({ key }) => (key ? [view.access.arnOf(key)] : [])),
      );
      const tables = orders.flatMap((one) => placesOf(one).map(({ region }) => view.access.arnOf(one, region)));
      const isOfTable = (arn: string): boolean =>
        tables.some((one) => arn === one || arn.startsWith(`${one}/index/`) || arn.startsWith(`${one}/stream/`));
      return grantsBeside(view, resource, ({ action, resource: arn }) =>
        onKey.includes(action) ? keys.includes(arn) : onTable.includes(action) && isOfTable(arn),
      );
    },
    is([]),
  );

/** Without its key a table answers nobody; one that AWS owns is for all. */
export const mayUseKeys = (of: string, role: Select, onKey: readonly string[]): Expectation =>
  expectation(
    of,
    'may use the table’s key of every region through DynamoDB',
    role,
    (who, view) =>
      Object.fromEntries(
        view.matching(ordersTable).flatMap((one) =>
          keysOfTable(view, one).flatMap(({ region, key }) => {
            if (!key) return [];
            const context = { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` };
            const may = (action: string) =>
              view.access.may({ who, action, resource: key, context }).decision === 'allowed';
            return [[region, onKey.filter(may).join(' ')]];
          }),
        ),
      ),
    (found) => Object.values(found as object).every((actions) => actions === onKey.join(' ')),
  );

/** Whoever of this account has a policy for it: nobody of another, no service, no provider of identities. */
export const isOfThisAccount = (of: string, role: Select): Expectation =>
  expectation(
    of,
    'is assumed by this account alone',
    role,
    (resource, view) => ({
      names: principalsOf(view, resource),
      account: view.access.may({ who: {}, action: 'sts:AssumeRole', resource }).decision,
    }),
    is({ names: [`arn:aws:iam::${ACCOUNT}:root`], account: 'allowed' }),
  );
