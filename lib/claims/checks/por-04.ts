import { ATLAS_API_STACK } from '../../assembly/names';
import { isObject, type Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import {
  all,
  at,
  both,
  change,
  cluster,
  expectation,
  inStack,
  is,
  ofType,
  pointsTo,
  present,
  remove,
  set,
} from './dsl';

const CONNECTION = 'Environment.Variables.CONNECTION_STRING';
/** Functions that talk to the cluster: they have a database to name. */
const client = both(ofType('AWS::Lambda::Function'), inStack(ATLAS_API_STACK), (resource) =>
  present(at('Environment.Variables.DATABASE')(resource)),
);
const indexes = ofType('Custom::MongoDbIndexes');

/** Ascending or descending; Atlas's search indexes and the server's special ones have neither. */
const hasPlainKeys = (index: Json): boolean =>
  isObject(index) &&
  all((part) => Array.isArray(part) && (part[1] === 1 || part[1] === -1))(index['Key']) &&
  Object.keys(index).every((name) => ['Name', 'Key', 'ExpireAfterSeconds', 'Unique'].includes(name));

const pointsToCluster = pointsTo(cluster);

export const por04: Evidence = {
  expectations: [
    expectation(
      'every function that talks to the cluster',
      'knows it by its standard connection string alone',
      client,
      at(CONNECTION),
      (found, resource, view) =>
        pointsToCluster(found, resource, view) && JSON.stringify(found).includes('StandardSrv'),
      { atLeast: 2 },
    ),
    expectation(
      'the cluster',
      'is a replica set, as any server of MongoDB runs it',
      cluster,
      at('ClusterType'),
      is('REPLICASET'),
    ),
    expectation('the declared indexes', 'are of the server’s own kinds', indexes, at('Indexes'), all(hasPlainKeys)),
  ],
  mutations: [
    set('connect to another cluster', client, CONNECTION, 'mongodb+srv://other.example.mongodb.net'),
    set('connect to nothing', client, CONNECTION, undefined),
    remove('remove the functions', client),
    set('make it a Global Cluster, which is Atlas’s own', cluster, 'ClusterType', 'GEOSHARDED'),
    change('declare a search index, which is Atlas’s own', indexes, (properties) => {
      properties['Indexes'] = [
        ...properties['Indexes'],
        { Name: 'search', Definition: { mappings: { dynamic: true } } },
      ];
    }),
    set('make the keys those of a vector index', indexes, 'Indexes[].Key', [['embedding', 'vectorSearch']]),
    set('declare no index', indexes, 'Indexes', []),
  ],
};
