import { isObject, type Json } from '../../assembly/assembly';
import { ATLAS_API_STACK, ATLAS_STACK } from '../../assembly/names';
import { list } from '../../assembly/policies/role-policies';
import type { Evidence, Look } from '../evidence';
import { sameProject } from './database-users';
import { clusterRuns } from './cluster-regions';
import {
  all,
  at,
  both,
  change,
  cluster,
  expectation,
  inStack,
  is,
  ofKind,
  ofType,
  pointsTo,
  present,
  remove,
  set,
} from './dsl';
import { takenOnBy } from './service-roles';

const [CONNECTION, DATABASE, COLLECTION] = ['CONNECTION_STRING', 'DATABASE', 'COLLECTION'].map(
  (name) => `Environment.Variables.${name}`,
) as [string, string, string];
const lambda = ofType('AWS::Lambda::Function');
/** Functions that talk to the cluster: they have a database to name. */
const client = both(lambda, inStack(ATLAS_API_STACK), (resource) => present(at(DATABASE)(resource)));
const role = both(ofType('AWS::IAM::Role'), inStack(ATLAS_STACK));
const user = ofType('MongoDB::Atlas::DatabaseUser');
const indexes = ofType('Custom::MongoDbIndexes');

/** What a cluster may have that no other server of MongoDB does. */
const ATLAS_ALONE = ['SearchIndex', 'SearchDeployment', 'OnlineArchive', 'FederatedDatabaseInstance'].map(
  (name) => `MongoDB::Atlas::${name}`,
);
const atlasAlone = ofType(...ATLAS_ALONE);

/** Ascending or descending; Atlas's search indexes and the server's special ones have neither. */
const hasPlainKeys = (index: Json): boolean =>
  isObject(index) &&
  all((part) => Array.isArray(part) && (part[1] === 1 || part[1] === -1))(index['Key']) &&
  Object.keys(index).every((name) => ['Name', 'Key', 'ExpireAfterSeconds', 'Unique'].includes(name));

const signsIn: Look = (resource, view) => {
  const its = view.target(resource, at('Role')(resource))?.resource;
  const names = view.matching(cluster).map(({ properties }) => properties['Name']);
  const users = view
    .matching(user)
    .filter((one) => its && view.target(one, one.properties['Username'])?.resource === its)
    .filter((one) => view.matching(cluster).some((its) => sameProject(view, one, its)))
    .filter((one) => list(one.properties['Roles']).length > 0 && !present(one.properties['DeleteAfterDate']))
    .filter((one) => list(at('Scopes[].Name')(one)).every((name) => names.includes(name)));
  return {
    concurrency: resource.properties['ReservedConcurrentExecutions'] ?? null,
    takesRole: its ? takenOnBy('lambda.amazonaws.com', view, its).decision : null,
    users: users.map(({ path }) => path),
  };
};

export const por04: Evidence = {
  expectations: [
    expectation(
      'every function that talks to the cluster',
      'knows it by its standard connection string alone',
      client,
      at(CONNECTION),
      pointsTo(cluster, 'ConnectionStrings.StandardSrv'),
      { atLeast: 2 },
    ),
    expectation(
      'every function that talks to the cluster',
      'is on, and runs as a role that may be taken on and that is a user of the cluster',
      client,
      signsIn,
      (found) =>
        isObject(found) &&
        found['concurrency'] !== 0 &&
        found['takesRole'] === 'allowed' &&
        list(found['users']).length > 0,
    ),
    expectation(
      'the cluster',
      'is a replica set, as any server of MongoDB runs it',
      cluster,
      at('ClusterType'),
      is('REPLICASET'),
    ),
    clusterRuns,
    expectation(
      'the cluster',
      'has nothing beside it that Atlas alone has: no search, no archive, no federation',
      cluster,
      (_cluster, view) => view.matching(atlasAlone).map(({ path }) => path),
      is([]),
    ),
    expectation('the declared indexes', 'are of the server’s own kinds', indexes, at('Indexes'), all(hasPlainKeys)),
    expectation(
      'the declared indexes',
      'are of the collection that the functions use, and made by one of them',
      indexes,
      (resource, view) => {
        const { Database: database = null, Collection: collection = null, ServiceToken: token } = resource.properties;
        const users = view
          .matching(client)
          .filter((one) => at(DATABASE)(one) === database && at(COLLECTION)(one) === collection);
        return { database, collection, users: users.length, made: view.target(resource, token)?.resource.type ?? null };
      },
      (found, _indexes, view) =>
        isObject(found) && found['users'] === view.matching(client).length && found['made'] === 'AWS::Lambda::Function',
    ),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('remove the functions', client),
      set('declare no index', indexes, 'Indexes', []),
      set('connect to nothing', client, CONNECTION, undefined),
    ),
    ...ofKind(
      'wrong-thing',
      set('connect to another cluster', client, CONNECTION, 'mongodb+srv://other.example.mongodb.net'),
      set('make it a Global Cluster, which is Atlas’s own', cluster, 'ClusterType', 'GEOSHARDED'),
      set('index another collection', indexes, 'Collection', 'others'),
      set('make the keys those of a vector index', indexes, 'Indexes[].Key', [['embedding', 'vectorSearch']]),
      {
        name: 'have a search index of Atlas’s own in the place of a role',
        apply: (templates) => {
          for (const { Resources: resources } of templates.values())
            for (const [id, resource] of Object.entries(resources))
              if (resource.Type === 'MongoDB::Atlas::CustomDBRole')
                resources[id] = { ...resource, Type: 'MongoDB::Atlas::SearchIndex' };
        },
      },
    ),
    ...ofKind(
      'switched-off',
      set('let the functions run never', client, 'ReservedConcurrentExecutions', 0),
      set('pause the cluster', cluster, 'Paused', true),
    ),
    ...ofKind(
      'unable',
      remove('remove the database users', user),
      set('give the users no role', user, 'Roles', []),
      set('let the users in until yesterday', user, 'DeleteAfterDate', '2020-01-01T00:00:00Z'),
      set('let the users into another cluster only', user, 'Scopes[].Name', 'other'),
      set('let another service take on the roles', role, 'AssumeRolePolicyDocument.Statement[].Principal', {
        Service: 'ec2.amazonaws.com',
      }),
    ),
    ...ofKind(
      'one-of-several',
      change('connect one of the functions otherwise', client, (properties) => {
        if (properties['FunctionName'] === 'atlas-orders')
          properties['Environment'].Variables.CONNECTION_STRING = 'mongodb://other';
      }),
      change('declare a search index, which is Atlas’s own', indexes, (properties) => {
        properties['Indexes'] = [
          ...properties['Indexes'],
          { Name: 'search', Definition: { mappings: { dynamic: true } } },
        ];
      }),
    ),
  ],
  notTried: { 'granted-beside': 'What anybody is allowed changes nothing of how the cluster is spoken to.' },
};
