import type { Json, TemplateResource } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { change, expectation } from './dsl';
import { actionsOf, roleStatements } from '../../assembly/policy-statements';
import { administrator } from './roles';

const actions = (resource: TemplateResource): Json => actionsOf(roleStatements(resource));

/** Actions on items, PartiQL's and the streams' records included. */
const DATA = /^dynamodb:(\*|\w*Items?$|ConditionCheckItem|Query|Scan|PartiQL\w*|GetRecords)/;

export const sec09: Evidence = {
  expectations: [
    expectation(
      'the administrator',
      'creates and deletes tables, indexes and streams',
      administrator,
      actions,
      (found) =>
        ['dynamodb:CreateTable', 'dynamodb:DeleteTable', 'dynamodb:UpdateTable'].every((action) =>
          (found as Json[]).includes(action),
        ),
    ),
    expectation(
      'the administrator',
      'sees and changes no item',
      administrator,
      actions,
      (found) => !(found as string[]).some((action) => DATA.test(action)),
    ),
  ],
  mutations: [
    change('let the administrator read items', administrator, (properties) =>
      properties['Policies'][0].PolicyDocument.Statement[0].Action.push('dynamodb:GetItem'),
    ),
    change('take the deletion of tables away', administrator, (properties) => {
      const statement = properties['Policies'][0].PolicyDocument.Statement[0];
      statement.Action = statement.Action.filter((action: string) => action !== 'dynamodb:DeleteTable');
    }),
  ],
};
