/** Updates that fail although the resource's type lists what they change as changeable. */
import { isObject, type Json, type JsonObject } from '../assembly/assembly';

export interface UpdateRefusal {
  readonly id: string;
  readonly type: string;
  /** What of the properties must stay as it is. */
  readonly of: (properties: JsonObject) => Json;
  readonly reason: string;
  readonly source: string;
  readonly checked: string;
}

/** Every value of a property's name, at whatever depth. */
function valuesOf(value: Json | undefined, name: string): Json[] {
  if (Array.isArray(value)) return (value as Json[]).flatMap((part) => valuesOf(part, name));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === name ? [part] : valuesOf(part, name)));
}

export const refusals: readonly UpdateRefusal[] = [
  {
    id: 'shared or dedicated',
    type: 'MongoDB::Atlas::Cluster',
    of: ({ ReplicationSpecs }) =>
      valuesOf(ReplicationSpecs, 'ProviderName').filter((name) => name === 'TENANT' || name === 'FLEX'),
    reason:
      'The handler changes a cluster by the operation that shared ones do not take. Atlas has another to upgrade one, and none to go back.',
    source:
      'https://github.com/mongodb/mongodbatlas-cloudformation-resources/blob/master/cfn-resources/cluster/cmd/resource/resource.go',
    checked: '2026-11-25',
  },
  {
    id: 'name of the user',
    type: 'MongoDB::Atlas::DatabaseUser',
    of: ({ DatabaseName = null, Username = null }) => [DatabaseName, Username],
    reason: 'The handler looks for the user by its new name, which nobody has.',
    source:
      'https://github.com/mongodb/mongodbatlas-cloudformation-resources/blob/master/cfn-resources/database-user/cmd/resource/resource.go',
    checked: '2026-11-25',
  },
];
