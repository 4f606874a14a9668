import type { Assembly, Json, TemplateResource } from '../assembly/assembly';
import { Network } from '../assembly/network/network';
import { oncePer } from '../assembly/once-per';
import { Access } from '../assembly/policies/access';
import { resolveAssembly, type ResolvedAssembly } from '../assembly/resolve';
import { unlessMalformed } from './unless-malformed';

/** Which resources something is asked of. */
export type Select = (resource: TemplateResource) => boolean;

/** What a check asks: the templates as they are deployed, who may do what by them, and who reaches what. It searches no text. */
export interface View extends ResolvedAssembly {
  readonly access: Access;
  readonly network: Network;
  /**
   * The resources that match, looked for once.
   *
   * @param select the same function for the same question, or nothing is saved
   */
  readonly matching: (select: Select) => readonly TemplateResource[];
  /** The resource that a value of another is a reference to, as a whole, with the attribute that it asks for; `Ref` is one. */
  readonly target: (
    { stack }: Pick<TemplateResource, 'stack'>,
    value: Json | undefined,
  ) => { readonly resource: TemplateResource; readonly attribute: string } | undefined;
}

export function viewOf(assembly: Assembly): View {
  const resolved = resolveAssembly(assembly);
  return Object.assign(resolved, {
    access: new Access(resolved),
    network: new Network(resolved),
    matching: oncePer((select: Select): readonly TemplateResource[] =>
      resolved.resources.filter((one) => unlessMalformed(() => select(one), false)),
    ),
    target: ({ stack }: Pick<TemplateResource, 'stack'>, value: Json | undefined) => {
      const target = resolved.targetOf(stack, value);
      const resource = resolved.resourceOf(target);
      return resource && target?.kind === 'resource' ? { resource, attribute: target.attribute } : undefined;
    },
  });
}
