import { sec08 } from '../checks/sec-08';
import { sec09 } from '../checks/sec-09';
import { sec10 } from '../checks/sec-10';
import type { Claim } from '../claim';
import { TEMPLATES } from '../sentence';
import { atlas, aws, mongodb } from './sources';

/** Of section Security: who may do what. */
export const permissions: readonly Claim[] = [
  {
    id: 'SEC-08',
    section: 'Security',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'Data-level actions: query, scan, update and delete items.',
    summary: [
      {
        text: 'Roles hold exactly these, apart for reading and writing, and one is limited to a customer’s own partition.',
        source: TEMPLATES,
      },
      { text: 'A policy of IAM names each of them.', source: aws.identityPolicies },
      {
        text: 'A write returns nothing to the writer, but for the item that failed its condition, which no key withholds.',
        source: aws.accessConditions,
      },
    ],
    counterpart: [
      {
        text: 'Atlas: privilege actions of a custom role, down to a collection: SEC-10.',
        source: atlas.databaseRoles,
      },
    ],
    backs: ['iam-to-the-item'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sec08,
  },
  {
    id: 'SEC-09',
    section: 'Security',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'Database-level actions: create and delete tables, indexes and streams.',
    summary: [
      { text: 'A role holds exactly these and no action on items.', source: TEMPLATES },
      { text: 'Indexes and streams are made by the actions on their table.', source: aws.apiPermissions },
    ],
    counterpart: [
      {
        text: 'On Atlas the cluster is managed by the project’s roles and API keys, collections and indexes by database roles; here a role of its own makes the indexes.',
        source: atlas.databaseRoles,
      },
    ],
    backs: ['iam-to-the-item'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sec09,
  },
  {
    id: 'SEC-10',
    section: 'Security',
    side: 'both',
    verdict: 'holds-with-caveat',
    said: 'IAM’s fine-grained permissions guard access.',
    summary: [
      {
        text: 'IAM guards DynamoDB down to single keys and attributes, and Atlas only at the door.',
        source: TEMPLATES,
      },
      { text: 'Its conditions know leading keys and attributes.', source: aws.accessConditions },
      { text: 'The customer is the one that a broker names: nobody names one themselves.', source: TEMPLATES },
      { text: 'An IAM role is a user of Atlas.', source: atlas.iamAuthentication },
      { text: 'What that user may do is a database role, down to one collection.', source: atlas.databaseRoles },
    ],
    counterpart: [
      {
        text: 'A limit to single documents or fields is code or a view on MongoDB; on DynamoDB it is a condition, which needs its guards against empty sets.',
        source: aws.accessConditions,
      },
      {
        text: 'Encryption hides a field on either: Queryable Encryption from whoever has no key.',
        source: mongodb.queryableEncryption,
      },
      { text: 'And the AWS Database Encryption SDK an attribute.', source: aws.databaseEncryptionSdk },
    ],
    backs: ['iam-to-the-item', 'iam-alone'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sec10,
  },
];
