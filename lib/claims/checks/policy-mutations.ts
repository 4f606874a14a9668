/** How the checks' mutations change who may do what. */
import type { Mutation } from '../evidence';
import type { Select } from '../view';
import { change } from './dsl';

export const anyOf =
  (...selects: Select[]): Select =>
  (resource) =>
    selects.some((select) => select(resource));

/** Changes the first statement of a role's own policies. */
export const onFirstStatement = (
  name: string,
  role: Select,
  edit: (statement: Record<string, any>) => void,
): Mutation => change(name, role, (properties) => edit(properties['Policies'][0].PolicyDocument.Statement[0]));

export const addAction = (name: string, role: Select, action: string): Mutation =>
  onFirstStatement(name, role, (statement) => (statement['Action'] = [statement['Action'], action].flat()));
