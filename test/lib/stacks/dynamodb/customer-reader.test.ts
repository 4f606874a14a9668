import fc from 'fast-check';
import { customerPartition } from '../../../../lib/orders/dynamodb/keys';
import { allows, type AccessRequest } from '../../../support/access';
import {
  accessTemplate,
  BY_CUSTOMER,
  BY_STATUS,
  DeployedRoles,
  PARTIQL,
  TABLE,
  WRITES,
} from '../../../support/deployed-roles';

const roles = new DeployedRoles(accessTemplate());

describe('the reader of one customer’s orders', () => {
  const own = customerPartition('ada');
  const tagged = { 'aws:PrincipalTag/customerId': 'ada' };
  const keys = (...LeadingKeys: string[]) => ({ 'dynamodb:LeadingKeys': LeadingKeys });
  const attributes = (...Attributes: string[]) => ({ 'dynamodb:Attributes': Attributes });
  const select = (Select: string) => ({ 'dynamodb:Select': Select });
  const mayRead = (action: string, context: AccessRequest['context'], resource = TABLE) =>
    roles.may('CustomerReader', action, resource, context);

  const oneOrder = { ...tagged, ...keys(own), ...attributes('pk', 'sk', 'status', 'amount') };
  const listing = {
    ...tagged,
    ...keys(own),
    ...attributes('pk', 'placed', 'orderId'),
    ...select('SPECIFIC_ATTRIBUTES'),
  };

  it('may get an order of the customer by attributes', async () =>
    expect(await mayRead('GetItem', oneOrder)).toBe(true));

  it('may get several at once', async () =>
    expect(await mayRead('BatchGetItem', { ...oneOrder, ...keys(own, own) })).toBe(true));

  it('may list them, from table and index', async () => {
    expect(await mayRead('Query', listing)).toBe(true);
    expect(await mayRead('Query', listing, BY_CUSTOMER)).toBe(true);
  });

  it('may not get another customer’s order', async () =>
    expect(await mayRead('GetItem', { ...oneOrder, ...keys(customerPartition('bob')) })).toBe(false));

  it('may not mix another customer’s order into a batch', async () =>
    expect(await mayRead('BatchGetItem', { ...oneOrder, ...keys(own, customerPartition('bob')) })).toBe(false));

  it('may not read a note, alone or among others', async () => {
    expect(await mayRead('GetItem', { ...oneOrder, ...attributes('note') })).toBe(false);
    expect(await mayRead('GetItem', { ...oneOrder, ...attributes('pk', 'sk', 'status', 'note') })).toBe(false);
  });

  it('may not query without naming attributes', async () =>
    expect(await mayRead('Query', { ...tagged, ...keys(own) })).toBe(false));

  it.each(['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'COUNT'])('may not query with Select=%s', async (all) =>
    expect(await mayRead('Query', { ...listing, ...select(all) })).toBe(false),
  );

  it('may not send a request that has no key: of no keys at all, all are the customer’s', async () =>
    expect(await mayRead('Query', { ...tagged, ...attributes('pk'), ...select('SPECIFIC_ATTRIBUTES') })).toBe(false));

  it('may not scan', async () => {
    expect(await mayRead('Scan', { ...tagged, ...attributes('pk'), ...select('SPECIFIC_ATTRIBUTES') })).toBe(false);
    expect(await mayRead('Scan', tagged, BY_CUSTOMER)).toBe(false);
  });

  it('may not list by status, which is over all customers', async () =>
    expect(await mayRead('Query', listing, BY_STATUS)).toBe(false));

  it('may read nothing without a customer in the session', async () => {
    for (const partition of [own, customerPartition(''), 'CUSTOMER#${aws:PrincipalTag/customerId}']) {
      const request = { ...keys(partition), ...attributes('pk', 'status') };
      expect(await mayRead('GetItem', request)).toBe(false);
    }
  });

  it.each([...WRITES, ...PARTIQL])('may not %s', async (action) => {
    expect(await mayRead(action, tagged)).toBe(false);
  });

  it('gets every customer’s own partition and no other’s, whatever they are called', async () => {
    const name = fc.oneof(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), fc.constantFrom('*', '?', 'a*', 'CUSTOMER#a'));
    await fc.assert(
      fc.asyncProperty(name, name, async (customer, asked) => {
        const request = {
          'aws:PrincipalTag/customerId': customer,
          ...keys(customerPartition(asked)),
          ...attributes('pk'),
        };
        expect(await mayRead('GetItem', request)).toBe(asked === customer);
      }),
      { numRuns: 40 },
    );
  });

  describe('without the guard against what a request leaves out', () => {
    const unguarded = roles.policiesOf('CustomerReader').map((policy) => {
      const copy = structuredClone(policy) as { Statement: { Condition: { Null?: unknown } }[] };
      copy.Statement.forEach(({ Condition }) => delete Condition.Null);
      return copy;
    });
    const passes = (context: AccessRequest['context']) =>
      allows(unguarded, { action: 'dynamodb:Query', resource: TABLE, context: { ...tagged, ...context } });

    it('would send a request without keys, or without attributes, anywhere', async () => {
      expect(await passes({ ...attributes('pk') })).toBe(true);
      expect(await passes({ ...keys(own) })).toBe(true);
    });

    it('would still hold to the customer’s own partition', async () =>
      expect(await passes({ ...keys(customerPartition('bob')), ...attributes('pk') })).toBe(false));
  });
});
