import { sec01 } from '../checks/sec-01';
import { sec02 } from '../checks/sec-02';
import { sec03 } from '../checks/sec-03';
import { sec04 } from '../checks/sec-04';
import { sec05 } from '../checks/sec-05';
import { sec06 } from '../checks/sec-06';
import { sec07 } from '../checks/sec-07';
import type { Claim } from '../claim';
import { TEMPLATES } from '../sentence';
import { outsideCustomerKey } from '../outside-customer-key';
import { atlas, aws, mongodb } from './sources';

export const security: readonly Claim[] = [
  {
    id: 'SEC-01',
    section: 'Security',
    side: 'dynamodb',
    verdict: 'answered',
    said: 'Use inside a VPC?',
    summary: [
      {
        text: 'Reachable from a VPC, never inside one: by a gateway endpoint or by interface endpoints.',
        source: aws.vpcEndpoints,
      },
      { text: 'An interface endpoint is reached from a VPN or a peered network too.', source: aws.privateLink },
      { text: 'The stream has an interface endpoint of its own.', source: aws.privateLinkStreams },
      { text: 'Here a policy on the endpoint names table and account.', source: TEMPLATES },
    ],
    counterpart: [{ text: 'An Atlas cluster is in a VPC, Atlas’s own: SEC-02.', source: atlas.faqNetworking }],
    backs: ['public-endpoint'],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: sec01,
  },
  {
    id: 'SEC-02',
    section: 'Security',
    side: 'atlas',
    verdict: 'holds-with-caveat',
    said: 'Each cluster is in a VPC of its own.',
    summary: [
      {
        text: 'Today one VPC for each project and region, from M10 on and owned by Atlas: clusters there share it.',
        source: atlas.faqNetworking,
      },
      {
        text: 'It is closed until an access list, a peering or a private endpoint opens it.',
        source: atlas.networkSecurity,
      },
      { text: 'Here a peering is accepted and routed, and the list has one range.', source: TEMPLATES },
    ],
    counterpart: [
      {
        text: 'DynamoDB’s endpoint is public and asks for signed requests; the VPC endpoint is the private way to it: SEC-01.',
        source: aws.networkIsolation,
      },
    ],
    backs: ['closed-network', 'public-endpoint'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sec02,
  },
  {
    id: 'SEC-03',
    section: 'Security',
    side: 'atlas',
    verdict: 'answered',
    said: 'Connection and authentication model?',
    summary: [
      {
        text: 'TLS always, 1.2 at the least, and no access without signing in.',
        source: atlas.faqSecurity,
      },
      {
        text: 'Users sign in as an IAM role, without a password, or with SCRAM or X.509.',
        source: atlas.iamAuthentication,
      },
      { text: 'OIDC is for people and for workloads.', source: atlas.oidc },
      { text: 'LDAP is deprecated from 8.0.', source: atlas.ldap },
    ],
    counterpart: [
      {
        text: 'DynamoDB has no users of its own: every request is signed with IAM credentials.',
        source: aws.networkIsolation,
      },
    ],
    backs: ['closed-network'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sec03,
  },
  {
    id: 'SEC-04',
    section: 'Security',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'Encryption at rest with AWS’s key or your own.',
    summary: [
      {
        text: 'Always on, with a key that AWS owns, one that AWS manages, or one of your own.',
        source: aws.encryptionAtRest,
      },
      {
        text: 'It covers only the table, its indexes, its stream and its backups.',
        source: aws.encryptionAtRest,
      },
      {
        text: 'The templates use their own, one a region, which rotates; profile free the one AWS owns.',
        source: TEMPLATES,
      },
      { text: outsideCustomerKey('SEC-04'), source: TEMPLATES },
      { text: 'Contributor Insights shows keys of items in plain text.', source: aws.contributorInsights },
    ],
    counterpart: [
      {
        text: 'Atlas encrypts its storage by default too, and with your KMS key from M10 on: SEC-05.',
        source: atlas.kmsEncryption,
      },
    ],
    backs: ['own-key'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sec04,
  },
  {
    id: 'SEC-05',
    section: 'Security',
    side: 'atlas',
    verdict: 'holds-with-caveat',
    said: 'Encryption at rest with your own key (the counterpart of SEC-04).',
    added: true,
    summary: [
      {
        text: 'From M10 on, with a KMS key of your account through a role that Atlas assumes with an external id.',
        source: atlas.kmsAws,
      },
      {
        text: 'CloudFormation has no type for Atlas’s side of that role; a custom resource asks the Admin API.',
        source: TEMPLATES,
      },
      { text: outsideCustomerKey('SEC-05'), source: TEMPLATES },
      { text: 'Snapshots of the cluster are under it.', source: atlas.backupEncryption },
      {
        text: 'Queryable Encryption hides fields from the server itself, which can still search them; no profile shows it.',
        source: mongodb.queryableEncryption,
      },
      { text: 'Client-side field level encryption hides fields too, with keys of KMS.', source: atlas.amazonAws },
    ],
    counterpart: [
      { text: 'On DynamoDB the key is one property of the table: SEC-04.', source: aws.encryptionAtRest },
      {
        text: 'Attributes are hidden from the service by the AWS Database Encryption SDK.',
        source: aws.databaseEncryptionSdk,
      },
    ],
    backs: ['search-encrypted'],
    shownIn: ['production', 'showcase'],
    evidence: sec05,
  },
  {
    id: 'SEC-06',
    section: 'Security',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'Encryption in transit.',
    summary: [
      {
        text: 'A table is held to TLS by a policy; without one its regional endpoint takes plain HTTP too.',
        source: aws.endpoints,
      },
      { text: 'Clients use TLS 1.2 or 1.3.', source: aws.networkIsolation },
      {
        text: 'Here every table has that policy in its home region. A replica’s is set in a second deployment, since CloudFormation refuses a new replica together with its policy: until then the replicas of production (eu-central-1) and showcase (eu-central-1) have none.',
        source: TEMPLATES,
      },
    ],
    counterpart: [
      {
        text: 'Atlas takes TLS connections only and has a minimum version to set: SEC-03.',
        source: atlas.faqSecurity,
      },
    ],
    backs: { neither: 'Both speak TLS, Atlas always and a table by a policy that is one resource.' },
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: sec06,
  },
  {
    id: 'SEC-07',
    section: 'Security',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'On-premises systems connect over Site-to-Site VPN.',
    summary: [
      {
        text: 'Through interface endpoints only: a gateway endpoint cannot be reached over a VPN.',
        source: aws.privateLink,
      },
    ],
    counterpart: [
      {
        text: 'No VPN of Atlas’s own was found; its private endpoint in your VPC is reached over the same VPN. A peering is not.',
        source: atlas.privateEndpoint,
      },
    ],
    backs: { neither: 'Both are reached over a VPN by a private endpoint, and by nothing else.' },
    shownIn: ['showcase'],
    evidence: sec07,
  },
];
