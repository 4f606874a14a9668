/** Properties that only creation sets and whose value is read from another stack: CloudFormation plans a replacement without knowing it. */
import type { Assembly, TemplateResource } from '../assembly/assembly';
import { resolveAssembly } from '../assembly/resolve';
import { pairsAt } from './compare';
import { replacementFacts } from '../stacks/validation/type-facts';

export interface WeakReference {
  readonly reader: TemplateResource;
  /** As `VpcId`. */
  readonly property: string;
  /** Stacks that it is read from. */
  readonly from: readonly string[];
}

/** In the order of stacks and resources. */
export function weakReferences(assembly: Assembly): WeakReference[] {
  const app = resolveAssembly(assembly);
  return app.resources.flatMap((reader) =>
    (replacementFacts(reader.type)?.createOnly ?? []).flatMap((property) => {
      const values = pairsAt(reader.properties, undefined, property.split('.')).map(([value]) => value);
      const targets = values.flatMap((value) => app.targetsIn(reader.stack, value));
      const from = [...new Set(targets.map(({ stack }) => stack))].filter((stack) => stack !== reader.stack).sort();
      return from.length ? [{ reader, property, from }] : [];
    }),
  );
}
