import type { Json, TemplateResource } from '../assembly';
import type { ResolvedAssembly } from '../resolve';
import type { DeployedText } from './deployed-text';
import { matches } from './pattern';
import { some, type Truth } from './truth';

/** Whether a value of a stack is a resource: by reference, by its name or by its ARN. */
export function isNamedBy(
  view: ResolvedAssembly,
  text: DeployedText,
  { stack, value }: { readonly stack: string; readonly value: Json },
  resource: TemplateResource,
): Truth {
  const target = view.targetOf(stack, value);
  if (target?.kind === 'resource') return target.stack === resource.stack && target.logicalId === resource.logicalId;
  const name = text.text(stack, value);
  return some([text.nameOf(resource), text.arnOf(resource)], (one) => matches(one, name, 'exact'));
}
