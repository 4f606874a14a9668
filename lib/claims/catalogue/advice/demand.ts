/** What data and load ask for: access patterns, transactions, growth, spikes. */
import type { Advice } from '../../advice';
import { atlas, aws, mongodb } from '../sources';
import { chooseAtlas, chooseDynamoDb, notAtlas, notDynamoDb } from './choice';

export const demand = {
  'known-queries': {
    ...chooseDynamoDb,
    criterion: 'access-patterns',
    when: 'every query is known beforehand and goes by a key, or by an index over one',
    source: aws.nosqlDesign,
  },
  warehouse: {
    ...chooseDynamoDb,
    criterion: 'access-patterns',
    when: 'analysis happens in Redshift, and no job shall carry the data there',
    source: aws.zeroEtl,
  },
  'new-queries': {
    ...chooseAtlas,
    criterion: 'access-patterns',
    when: 'queries come up later, combine stages or search text: `$search` is one stage of an aggregation',
    source: mongodb.search,
  },
  'large-documents': {
    ...chooseAtlas,
    criterion: 'access-patterns',
    when: 'documents are large, up to 16 MB each',
    source: mongodb.limits,
  },
  'analysis-in-place': {
    ...chooseAtlas,
    criterion: 'access-patterns',
    when: 'analysis shall run where the data is, on nodes of its own',
    source: atlas.nodes,
  },
  'unforeseen-query': {
    ...notDynamoDb,
    criterion: 'access-patterns',
    when: 'queries come that no key or index was made for: a scan reads every item, and is billed for it',
    source: aws.scan,
  },
  'large-item': {
    ...notDynamoDb,
    criterion: 'access-patterns',
    when: 'an item may grow beyond 400 KB',
    source: aws.cheatSheet,
  },
  'listed-writes': {
    ...chooseDynamoDb,
    criterion: 'transactions',
    when: 'a transaction is one list of at most 100 writes with their conditions',
    source: aws.transactions,
  },
  'read-then-write': {
    ...chooseAtlas,
    criterion: 'transactions',
    when: 'a transaction reads, decides and writes, over documents and shards, within a minute',
    source: mongodb.transactions,
  },
  'long-list': {
    ...notDynamoDb,
    criterion: 'transactions',
    when: 'a transaction has more than 100 items or 4 MB, spans regions, or has to read before it decides',
    source: aws.transactions,
  },
  'no-ceiling': {
    ...chooseDynamoDb,
    criterion: 'growth',
    when: 'data and load grow to where nobody knows, and nobody shall plan for it',
    source: aws.capacityMode,
  },
  'own-sizing': {
    ...chooseAtlas,
    criterion: 'growth',
    when: 'growth is known, and somebody wants to choose memory, disk operations and nodes for it',
    source: atlas.storage,
  },
  'hot-key': {
    ...notDynamoDb,
    criterion: 'growth',
    when: 'one key, or one value of an index, takes more than 1,000 writes a second and cannot be spread',
    source: aws.indexThrottling,
  },
  'beyond-a-tier': {
    ...notAtlas,
    criterion: 'growth',
    when: 'data will outgrow one replica set, and nobody wants to shard it',
    source: atlas.coreEdition,
  },
  'from-nothing': {
    ...chooseDynamoDb,
    criterion: 'spikes',
    when: 'load comes out of nothing and goes back to it: on-demand is paid by the request',
    source: aws.onDemand,
  },
  'few-keys': {
    ...chooseAtlas,
    criterion: 'spikes',
    when: 'spikes fall on few keys: an instance has no limit by partition',
    source: aws.partitionKeys,
  },
  doubling: {
    ...notDynamoDb,
    criterion: 'spikes',
    when: 'traffic more than doubles its former peak within half an hour, and no warm throughput is set',
    source: aws.onDemandThrottling,
  },
  'sudden-load': {
    ...notAtlas,
    criterion: 'spikes',
    when: 'load jumps and nobody can foresee it: a tier follows what has lasted, or what it could forecast',
    source: atlas.autoscalingCompute,
  },
} as const satisfies Readonly<Record<string, Advice>>;
