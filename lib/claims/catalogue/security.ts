import { sec01 } from '../checks/sec-01';
import { sec02 } from '../checks/sec-02';
import { sec03 } from '../checks/sec-03';
import { sec04 } from '../checks/sec-04';
import { sec05 } from '../checks/sec-05';
import { sec06 } from '../checks/sec-06';
import { sec07 } from '../checks/sec-07';
import { sec08 } from '../checks/sec-08';
import { sec09 } from '../checks/sec-09';
import { sec10 } from '../checks/sec-10';
import type { Claim } from '../claim';
import { outsideCustomerKey } from '../outside-customer-key';
import { atlasPage, dynamodbPage } from './sources';

export const security: readonly Claim[] = [
  {
    id: 'SEC-01',
    section: 'Security',
    side: 'dynamodb',
    verdict: 'answered',
    said: 'Use inside a VPC?',
    summary:
      'Reachable from a VPC, never inside one: by a gateway endpoint, or by interface endpoints that a VPN or a peered network can reach too. A policy on the endpoint names table and account.',
    counterpart: 'An Atlas cluster is in a VPC, Atlas’s own: SEC-02.',
    sources: [
      dynamodbPage('privatelink-interface-endpoints.html'),
      dynamodbPage('privatelink-streams.html'),
      dynamodbPage('vpc-endpoints-dynamodb.html'),
    ],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: sec01,
  },
  {
    id: 'SEC-02',
    section: 'Security',
    side: 'atlas',
    verdict: 'holds-with-caveat',
    said: 'Each cluster is in a VPC of its own.',
    summary:
      'Today one VPC for each project and region, from M10 on, owned by Atlas. It is closed until an access list, a peering or a private endpoint opens it; here a peering that is accepted and routed, and a list with one range.',
    counterpart:
      'DynamoDB’s endpoint is public and asks for signed requests; the VPC endpoint is the private way to it: SEC-01.',
    sources: [atlasPage('reference/faq/networking/'), atlasPage('architecture/current/network-security/')],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sec02,
  },
  {
    id: 'SEC-03',
    section: 'Security',
    side: 'atlas',
    verdict: 'answered',
    said: 'Connection and authentication model?',
    summary:
      'TLS always, 1.2 at the least. Users sign in with SCRAM, X.509, OIDC or as an IAM role without a password; LDAP is deprecated from 8.0. Access control cannot be switched off.',
    counterpart: 'DynamoDB has no users of its own: every request is signed with IAM credentials.',
    sources: [
      atlasPage('security/aws-iam-authentication/'),
      atlasPage('security-oidc/'),
      atlasPage('security-ldaps/'),
      atlasPage('reference/faq/security/'),
    ],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sec03,
  },
  {
    id: 'SEC-04',
    section: 'Security',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'Encryption at rest with AWS’s key or your own.',
    summary: `Always on, with a key that AWS owns, one that AWS manages, or one of your own that rotates. The templates use their own, one a region; profile free the one AWS owns. ${outsideCustomerKey('SEC-04')}`,
    counterpart: 'Atlas encrypts its storage by default too, and with your KMS key from M10 on: SEC-05.',
    sources: [
      dynamodbPage('EncryptionAtRest.html'),
      dynamodbPage('encryption.usagenotes.html'),
      {
        url: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContributorInsights.html',
        checked: '2026-11-26',
      },
    ],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sec04,
  },
  {
    id: 'SEC-05',
    section: 'Security',
    side: 'atlas',
    verdict: 'holds-with-caveat',
    said: 'Encryption at rest with your own key (the counterpart of SEC-04).',
    summary: `A KMS key of your account through a role that Atlas assumes with an external id. CloudFormation has no type for Atlas’s side of that role; a custom resource asks the Admin API. ${outsideCustomerKey('SEC-05')}`,
    counterpart: 'On DynamoDB the key is one property of the table: SEC-04.',
    sources: [
      atlasPage('security-kms-encryption'),
      atlasPage('security-aws-kms'),
      { url: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/cloud-backup-encryption/', checked: '2026-11-26' },
    ],
    shownIn: ['production', 'showcase'],
    evidence: sec05,
  },
  {
    id: 'SEC-06',
    section: 'Security',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'Encryption in transit.',
    summary:
      'Clients use TLS 1.2 or 1.3; a policy on each table denies every request without TLS. A replica’s is set in a second deployment: CloudFormation refuses a new replica together with its policy.',
    counterpart: 'Atlas takes TLS connections only and has a minimum version to set: SEC-03.',
    sources: [dynamodbPage('network-isolation.html'), dynamodbPage('encryption.usagenotes.html')],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: sec06,
  },
  {
    id: 'SEC-07',
    section: 'Security',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'On-premises systems connect over Site-to-Site VPN.',
    summary: 'Through interface endpoints: a gateway endpoint cannot be reached over a VPN.',
    counterpart:
      'No VPN of Atlas’s own was found; its private endpoint in your VPC is reached over the same VPN. A peering is not.',
    sources: [
      dynamodbPage('privatelink-interface-endpoints.html'),
      dynamodbPage('network-isolation.html'),
      atlasPage('security-private-endpoint/'),
    ],
    shownIn: ['showcase'],
    evidence: sec07,
  },
  {
    id: 'SEC-08',
    section: 'Security',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'Data-level actions: query, scan, update and delete items.',
    summary:
      'Roles that hold exactly these, apart for reading and writing, and one limited to a customer’s own partition. A write returns nothing to the writer, but for the item that failed its condition, which no key withholds.',
    counterpart: 'Atlas: privilege actions of a custom role, down to a collection: SEC-10.',
    sources: [dynamodbPage('using-identity-based-policies.html'), dynamodbPage('specifying-conditions.html')],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sec08,
  },
  {
    id: 'SEC-09',
    section: 'Security',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'Database-level actions: create and delete tables, indexes and streams.',
    summary: 'A role that holds exactly these and no action on items.',
    counterpart:
      'On Atlas the cluster is managed by the project’s roles and API keys, collections and indexes by database roles; here a role of its own makes the indexes.',
    sources: [dynamodbPage('using-identity-based-policies.html'), dynamodbPage('api-permissions-reference.html')],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sec09,
  },
  {
    id: 'SEC-10',
    section: 'Security',
    side: 'both',
    verdict: 'holds-with-caveat',
    said: 'IAM’s fine-grained permissions guard access.',
    summary:
      'On DynamoDB down to leading keys and attributes, of the customer that a broker names: nobody names one themselves. On Atlas IAM says who signs in; what that user may do is a database role, down to one collection.',
    counterpart:
      'A limit to single documents or fields is code or a view on MongoDB; on DynamoDB it is a condition, which needs its guards against empty sets.',
    sources: [
      dynamodbPage('specifying-conditions.html'),
      atlasPage('security-add-mongodb-roles/'),
      atlasPage('security/aws-iam-authentication/'),
    ],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sec10,
  },
];
