/** Who answers for it: security, team, price. */
import type { Advice } from '../../advice';
import { atlas, aws, mongodb } from '../sources';
import { chooseAtlas, chooseDynamoDb, notAtlas, notDynamoDb } from './choice';

export const owning = {
  'iam-to-the-item': {
    ...chooseDynamoDb,
    criterion: 'security',
    when: 'IAM shall decide down to single keys and attributes, apart for reading, writing and administering',
    source: aws.accessConditions,
  },
  'own-key': {
    ...chooseDynamoDb,
    criterion: 'security',
    when: 'your own key is to be one property, for table, indexes, stream and backups',
    source: aws.encryptionAtRest,
  },
  'closed-network': {
    ...chooseAtlas,
    criterion: 'security',
    when: 'the database stands in a network that is closed until you open it, and speaks TLS alone',
    source: atlas.networkSecurity,
  },
  'search-encrypted': {
    ...chooseAtlas,
    criterion: 'security',
    when: 'the server shall search fields that it cannot read',
    source: mongodb.queryableEncryption,
  },
  'public-endpoint': {
    ...notDynamoDb,
    criterion: 'security',
    when: 'there may be no public endpoint at all: the table’s stays, and takes signed requests',
    source: aws.networkIsolation,
  },
  'iam-alone': {
    ...notAtlas,
    criterion: 'security',
    when: 'IAM alone has to say who may read which document',
    source: atlas.databaseRoles,
  },
  'first-day': {
    ...chooseDynamoDb,
    criterion: 'team',
    when: 'the first table shall stand today, in an account that is there',
    source: aws.onDemand,
  },
  'free-instance': {
    ...chooseAtlas,
    criterion: 'team',
    when: 'the team knows MongoDB, or learns it on an instance that is free',
    source: atlas.freeLimits,
  },
  'keys-first': {
    ...notDynamoDb,
    criterion: 'team',
    when: 'nobody can list the queries yet: keys are made from them, and stay',
    source: aws.partitionKeys,
  },
  'second-vendor': {
    ...notAtlas,
    criterion: 'team',
    when: 'a second vendor, with accounts, users and access lists of its own, is not wanted',
    source: atlas.gettingStarted,
  },
  idle: {
    ...chooseDynamoDb,
    criterion: 'price',
    when: 'most hours are idle: an on-demand table then costs its storage alone',
    source: aws.onDemand,
  },
  steady: {
    ...chooseAtlas,
    criterion: 'price',
    when: 'load is high and even: nodes are paid by the hour, however much is asked of them',
    source: atlas.clusterCosts,
  },
  'many-indexes': {
    ...notDynamoDb,
    criterion: 'price',
    when: 'each write changes many indexes: each of them is a write on the bill',
    source: aws.readsAndWrites,
  },
  'small-bill': {
    ...notAtlas,
    criterion: 'price',
    when: 'a small load has to cost next to nothing, and the limits of M0 and Flex are too narrow',
    source: atlas.flexLimits,
  },
} as const satisfies Readonly<Record<string, Advice>>;
