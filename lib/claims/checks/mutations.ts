/** Changes that leave names and counts as they are. */
import type { Mutation } from '../evidence';
import type { Select } from '../view';
import { both, inStack, matching, ofType, type MutableResource } from './dsl';

/** Changes the properties of the first resource that matches, and of no other. */
export const changeOne = (name: string, select: Select, edit: (properties: Record<string, any>) => void): Mutation => ({
  name,
  apply: (templates) => {
    const [[resources, id] = []] = matching(templates, select);
    if (!resources || id === undefined) return;
    const copy = structuredClone(resources[id] as MutableResource);
    resources[id] = copy;
    edit(copy.Properties ?? {});
  },
});

/**
 * Lets the properties refer to another resource of their own template.
 *
 * @param edit is given the reference, as the attribute of the first that matches
 */
export const redirect = (
  name: string,
  select: Select,
  { to, attribute }: { readonly to: Select; readonly attribute: string },
  edit: (properties: Record<string, any>, reference: object) => void,
): Mutation => ({
  name,
  apply: (templates) =>
    matching(templates, select).forEach(([resources, id]) => {
      const [, other] = matching(templates, to).find(([own]) => own === resources) ?? [];
      if (other === undefined) return;
      const copy = structuredClone(resources[id] as MutableResource);
      resources[id] = copy;
      edit(copy.Properties ?? {}, attribute === 'Ref' ? { Ref: other } : { 'Fn::GetAtt': [other, attribute] });
    }),
});

export const roleIn = (stack: string): Select => both(ofType('AWS::IAM::Role'), inStack(stack));

/** Puts a policy of one statement beside the roles that match, in the template of each. */
export const attach = (name: string, roles: Select, statement: object): Mutation => ({
  name,
  apply: (templates) =>
    matching(templates, both(ofType('AWS::IAM::Role'), roles)).forEach(([resources, id]) => {
      resources[`${id}Beside`] = {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'Beside',
          Roles: [{ Ref: id }],
          PolicyDocument: { Version: '2012-10-17', Statement: [statement] },
        },
      };
    }),
});

/** Takes it from a service to assume the roles that match. */
export const distrust = (name: string, roles: Select): Mutation => ({
  name,
  apply: (templates) =>
    matching(templates, roles).forEach(([resources, id]) => {
      const copy = structuredClone(resources[id] as MutableResource);
      resources[id] = copy;
      for (const statement of copy.Properties?.['AssumeRolePolicyDocument'].Statement as Record<string, unknown>[])
        statement['Principal'] = { Service: 'ec2.amazonaws.com' };
    }),
});

/** Puts a resource beside those of a stack. */
export const place = (name: string, stack: string, resource: MutableResource): Mutation => ({
  name,
  apply: (templates) => {
    const resources = templates.get(stack)?.Resources as Record<string, unknown> | undefined;
    if (resources) resources['Beside'] = resource;
  },
});
