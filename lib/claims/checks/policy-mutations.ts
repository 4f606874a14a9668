/** How the checks' mutations change who may do what. */
import type { Json } from '../../assembly/assembly';
import type { Mutation } from '../evidence';
import type { Select } from '../view';
import { change, matching } from './dsl';

export const anyOf =
  (...selects: Select[]): Select =>
  (resource) =>
    selects.some((select) => select(resource));

/** Attaches a policy of one statement to every role that matches, as a resource of its own in the role's stack. */
export const attach = (name: string, role: Select, statement: Json): Mutation => ({
  name,
  apply: (templates) =>
    matching(templates, role).forEach(([resources, id]) => {
      const PolicyDocument = { Version: '2012-10-17', Statement: statement };
      resources[`${id}Attached`] = {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyDocument, PolicyName: 'attached', Roles: [{ Ref: id }] },
      };
    }),
});

/** Changes the first statement of a role's own policies. */
export const onFirstStatement = (
  name: string,
  role: Select,
  edit: (statement: Record<string, any>) => void,
): Mutation => change(name, role, (properties) => edit(properties['Policies'][0].PolicyDocument.Statement[0]));

export const addAction = (name: string, role: Select, action: string): Mutation =>
  onFirstStatement(name, role, (statement) => (statement['Action'] = [statement['Action'], action].flat()));
