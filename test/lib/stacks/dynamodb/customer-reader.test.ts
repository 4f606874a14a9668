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
import { runs } from '../../../support/runs';

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

  it('may get an order of the customer by attributes', () => expect(mayRead('GetItem', oneOrder)).toBe(true));

  it('may get several at once', () => expect(mayRead('BatchGetItem', { ...oneOrder, ...keys(own, own) })).toBe(true));

  it('may list them, from table and index', () => {
    expect(mayRead('Query', listing)).toBe(true);
    expect(mayRead('Query', listing, BY_CUSTOMER)).toBe(true);
  });

  it('may not get another customer’s order', () =>
    expect(mayRead('GetItem', { ...oneOrder, ...keys(customerPartition('bob')) })).toBe(false));

  it('may not mix another customer’s order into a batch', () =>
    expect(mayRead('BatchGetItem', { ...oneOrder, ...keys(own, customerPartition('bob')) })).toBe(false));

  it('may not read a note, alone or among others', () => {
    expect(mayRead('GetItem', { ...oneOrder, ...attributes('note') })).toBe(false);
    expect(mayRead('GetItem', { ...oneOrder, ...attributes('pk', 'sk', 'status', 'note') })).toBe(false);
  });

  it('may not query without naming attributes', () =>
    expect(mayRead('Query', { ...tagged, ...keys(own) })).toBe(false));

  it.each(['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'COUNT'])('may not query with Select=%s', (all) =>
    expect(mayRead('Query', { ...listing, ...select(all) })).toBe(false),
  );

  it('may not send a request that has no key: of no keys at all, all are the customer’s', () =>
    expect(mayRead('Query', { ...tagged, ...attributes('pk'), ...select('SPECIFIC_ATTRIBUTES') })).toBe(false));

  it('may not scan', () => {
    expect(mayRead('Scan', { ...tagged, ...attributes('pk'), ...select('SPECIFIC_ATTRIBUTES') })).toBe(false);
    expect(mayRead('Scan', tagged, BY_CUSTOMER)).toBe(false);
  });

  it('may not list by status, which is over all customers', () =>
    expect(mayRead('Query', listing, BY_STATUS)).toBe(false));

  it('may read nothing without a customer in the session', () => {
    for (const partition of [own, customerPartition(''), 'CUSTOMER#${aws:PrincipalTag/customerId}']) {
      const request = { ...keys(partition), ...attributes('pk', 'status') };
      expect(mayRead('GetItem', request)).toBe(false);
    }
  });

  it.each([...WRITES, ...PARTIQL])('may not %s', (action) => {
    expect(mayRead(action, tagged)).toBe(false);
  });

  it('gets every customer’s own partition and no other’s, whatever they are called', () => {
    const name = fc.oneof(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), fc.constantFrom('*', '?', 'a*', 'CUSTOMER#a'));
    fc.assert(
      fc.property(name, name, (customer, asked) => {
        const request = {
          'aws:PrincipalTag/customerId': customer,
          ...keys(customerPartition(asked)),
          ...attributes('pk'),
        };
        expect(mayRead('GetItem', request)).toBe(asked === customer);
      }),
      { numRuns: runs(40) },
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

    it('would send a request without keys, or without attributes, anywhere', () => {
      expect(passes({ ...attributes('pk') })).toBe(true);
      expect(passes({ ...keys(own) })).toBe(true);
    });

    it('would still hold to the customer’s own partition', () =>
      expect(passes({ ...keys(customerPartition('bob')), ...attributes('pk') })).toBe(false));
  });
});
