import { ATLAS_BACKUPS } from '../../lib/atlas-admin/backups';
import { OPERATIONS, type AtlasOperation } from '../../lib/atlas-admin/operations';
import { ATLAS_FACTS } from '../../lib/atlas-admin/project-facts';

/** Every operation of the Atlas Admin API that functions and tools call. One that two of them ask for different things is there twice. */
export const CALLED_OPERATIONS: Readonly<Record<string, AtlasOperation>> = {
  ...named('access', OPERATIONS),
  ...named('backups', ATLAS_BACKUPS),
  ...named('facts', ATLAS_FACTS),
};

function named(group: string, operations: Readonly<Record<string, AtlasOperation>>): Record<string, AtlasOperation> {
  return Object.fromEntries(Object.entries(operations).map(([name, one]) => [`${group}.${name}`, one]));
}
