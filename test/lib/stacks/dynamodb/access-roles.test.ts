import { ADMINISTER } from '../../../../lib/stacks/tables/access-actions';
import { ACCOUNT, type AccessRequest } from '../../../support/access';
import {
  accessTemplate,
  BY_CUSTOMER,
  BY_STATUS,
  DeployedRoles,
  PARTIQL,
  READS,
  REPLICA,
  TABLE,
  WRITES,
} from '../../../support/deployed-roles';
import { onlyResource } from '../../../support/resources';

const OTHER_TABLE = `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/order-totals`;
const STREAM = `${TABLE}/stream/2026-01-01T00:00:00.000`;
const REPLICA_KEY = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const THROUGH_DYNAMODB = 'dynamodb.eu-west-1.amazonaws.com';

const template = accessTemplate();
const roles = new DeployedRoles(template);

describe('the reader', () => {
  it.each(READS)('may %s orders', (action) => expect(roles.may('Reader', action, TABLE)).toBe(true));

  it.each([BY_CUSTOMER, BY_STATUS])('may query %s', (index) => expect(roles.may('Reader', 'Query', index)).toBe(true));

  it.each([...WRITES, ...PARTIQL])('may not %s', (action) => expect(roles.may('Reader', action, TABLE)).toBe(false));

  it.each(['CreateTable', 'DeleteTable', 'UpdateTable', 'ExportTableToPointInTime'])('may not %s', (action) =>
    expect(roles.may('Reader', action, TABLE)).toBe(false),
  );

  it('may not read another table', () => expect(roles.may('Reader', 'GetItem', OTHER_TABLE)).toBe(false));

  it('may not read without TLS: the table’s own policy denies it', () =>
    expect(roles.may('Reader', 'GetItem', TABLE, { 'aws:SecureTransport': 'false' })).toBe(false));
});

describe('the writer', () => {
  it.each(WRITES)('may %s orders', (action) => expect(roles.may('Writer', action, TABLE)).toBe(true));

  it.each([...READS, ...PARTIQL])('may not %s', (action) => expect(roles.may('Writer', action, TABLE)).toBe(false));

  it('may not write to another table', () => expect(roles.may('Writer', 'PutItem', OTHER_TABLE)).toBe(false));

  const returning = (values: string) => ({ 'dynamodb:ReturnValues': values });

  it.each(['DeleteItem', 'PutItem', 'UpdateItem'])('gets nothing back from %s', (action) => {
    expect(roles.may('Writer', action, TABLE, returning('NONE'))).toBe(true);
    for (const values of ['ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW'])
      expect(roles.may('Writer', action, TABLE, returning(values))).toBe(false);
  });
});

describe('the administrator', () => {
  it.each([
    'CreateTable',
    'UpdateTable',
    'DeleteTable',
    'DescribeTable',
    'UpdateTimeToLive',
    'UpdateContinuousBackups',
  ])('may %s', (action) => expect(roles.may('Administrator', action, TABLE)).toBe(true));

  it('may look at streams', () => expect(roles.may('Administrator', 'DescribeStream', STREAM)).toBe(true));

  it.each([...READS, ...WRITES, ...PARTIQL])('may not %s', (action) => {
    expect(roles.may('Administrator', action, TABLE)).toBe(false);
  });

  it('may not read orders from a stream', () => {
    expect(roles.may('Administrator', 'GetRecords', STREAM)).toBe(false);
    expect(roles.may('Administrator', 'GetShardIterator', STREAM)).toBe(false);
  });

  it('may not carry orders out by an export or a backup', () => {
    expect(roles.may('Administrator', 'ExportTableToPointInTime', TABLE)).toBe(false);
    expect(roles.may('Administrator', 'CreateBackup', TABLE)).toBe(false);
  });

  it('may not let somebody else in, nor itself', () => {
    expect(roles.may('Administrator', 'PutResourcePolicy', TABLE)).toBe(false);
  });

  it('may not manage another table', () => expect(roles.may('Administrator', 'DeleteTable', OTHER_TABLE)).toBe(false));

  it('is given no action by pattern', () => {
    expect(ADMINISTER.filter((action) => action.includes('*'))).toStrictEqual([]);
  });
});

describe('a replica', () => {
  const replicated = new DeployedRoles(
    accessTemplate(
      { 'dynamodb.replicas': ['eu-central-1'], 'dynamodb.replicaPolicies': true },
      { 'eu-central-1': REPLICA_KEY },
    ),
  );

  it.each([
    ['Reader', 'GetItem', REPLICA],
    ['Reader', 'Query', `${REPLICA}/index/by-status`],
    ['Writer', 'PutItem', REPLICA],
    ['Administrator', 'UpdateTable', REPLICA],
  ])('lets the %s %s', (role, action, resource) => {
    expect(replicated.may(role, action, resource)).toBe(true);
    expect(roles.may(role, action, resource)).toBe(false);
  });

  it('lets nobody do more than at home, nor in a third region', () => {
    expect(replicated.may('Reader', 'PutItem', REPLICA)).toBe(false);
    expect(replicated.may('Reader', 'GetItem', REPLICA.replace('central', 'north'))).toBe(false);
  });
});

describe('the key of the table', () => {
  it.each(['Reader', 'Writer', 'CustomerReader'])('decrypts for the %s through DynamoDB', (name) => {
    expect(roles.mayUseKey(name, 'Decrypt', THROUGH_DYNAMODB)).toBe(true);
  });

  it.each(['Reader', 'Writer', 'CustomerReader'])('decrypts nothing else for the %s', (name) => {
    expect(roles.mayUseKey(name, 'Decrypt', 's3.eu-west-1.amazonaws.com')).toBe(false);
    expect(roles.mayUseKey(name, 'Decrypt', 'dynamodb.us-east-1.amazonaws.com')).toBe(false);
  });

  it('encrypts for the writer alone', () => {
    expect(roles.mayUseKey('Writer', 'GenerateDataKey', THROUGH_DYNAMODB)).toBe(true);
    expect(roles.mayUseKey('Reader', 'GenerateDataKey', THROUGH_DYNAMODB)).toBe(false);
    expect(roles.mayUseKey('CustomerReader', 'GenerateDataKey', THROUGH_DYNAMODB)).toBe(false);
  });

  it('is out of the administrator’s reach', () => {
    expect(roles.mayUseKey('Administrator', 'Decrypt', THROUGH_DYNAMODB)).toBe(false);
  });

  it('is in no policy where AWS owns it', () => {
    expect(JSON.stringify(accessTemplate({ 'dynamodb.customerKey': false }).toJSON())).not.toContain('kms:');
  });
});

describe.each(['Reader', 'Writer', 'CustomerReader', 'Administrator'])('the role %s', (name) => {
  const { Properties: role } = onlyResource(template, 'AWS::IAM::Role', `Access${name}`);

  it('has no permission but those in its own policy', () => {
    expect(role).not.toHaveProperty('ManagedPolicyArns');
    expect(role.Policies).toHaveLength(1);
    template.resourceCountIs('AWS::IAM::Policy', 0);
  });
});

describe('who may be', () => {
  const BROKER = `arn:aws:iam::${ACCOUNT}:role/broker`;
  const ADMIN = `arn:aws:iam::${ACCOUNT}:role/admin`;
  const named = (customerId: string, others: Record<string, string> = {}) => {
    const tags = { customerId, ...others };
    return {
      ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value])),
      'aws:TagKeys': Object.keys(tags),
    };
  };
  const mayAssume = (role: string, principal: string, context?: AccessRequest['context']) =>
    roles.mayAssume(role, { principal, broker: BROKER, ...(context && { context }) });

  it.each(['Reader', 'Writer', 'Administrator'])(
    'the %s: whoever of this account is allowed to, without tags',
    (role) => {
      expect(mayAssume(role, ADMIN)).toBe(true);
      expect(mayAssume(role, ADMIN, named('ada'))).toBe(false);
      expect(mayAssume(role, ADMIN.replace(ACCOUNT, '444455556666'))).toBe(false);
    },
  );

  it('the reader of one customer’s orders: the broker, which names the customer', () => {
    expect(mayAssume('CustomerReader', BROKER, named('ada'))).toBe(true);
  });

  it('nobody who names a customer by themselves, whatever else they may', () => {
    expect(mayAssume('CustomerReader', ADMIN, named('ada'))).toBe(false);
    expect(mayAssume('CustomerReader', ADMIN)).toBe(false);
  });

  it('not even the broker, for nobody or with another tag', () => {
    expect(mayAssume('CustomerReader', BROKER)).toBe(false);
    expect(mayAssume('CustomerReader', BROKER, named(''))).toBe(false);
    expect(mayAssume('CustomerReader', BROKER, named('ada', { department: 'sales' }))).toBe(false);
  });

  it('the broker: a function, and nobody in person', () => {
    expect(mayAssume('CustomerBroker', ADMIN)).toBe(false);
    expect(mayAssume('CustomerBroker', ADMIN, named('ada'))).toBe(false);
  });
});
