import { readSettings } from '../../../../lib/settings/read-settings';
import { guardRules } from '../../../../lib/stacks/validation/guard-rules';

const bindings = (context: Record<string, unknown>): Record<string, unknown>[] =>
  guardRules(readSettings(context)).map(({ content }) =>
    Object.fromEntries(
      [...content.matchAll(/^let (\w+) = (true|false|"[^"]*"|\[.*\])$/gm)].map(([, name, value]) => [
        name,
        JSON.parse(value ?? ''),
      ]),
    ),
  );

describe('guardRules', () => {
  it('binds the settings of a profile that keeps everything', () => {
    for (const bound of bindings({ profile: 'production' })) {
      expect(bound).toStrictEqual({
        orders_table: 'orders',
        tls_regions: ['eu-west-1'],
        atlas_customer_key: true,
        customer_key: true,
        deletion_protection: true,
        dedicated: true,
        backup: true,
        point_in_time: true,
        termination_protection: true,
        iam_users_only: true,
      });
    }
  });

  it('binds the settings of a profile that keeps nothing', () => {
    for (const bound of bindings({ profile: 'free' })) {
      expect(bound).toMatchObject({
        customer_key: false,
        deletion_protection: false,
        dedicated: false,
        backup: false,
        point_in_time: false,
        termination_protection: false,
      });
    }
  });

  it('asks for the policy of a replica only where a setting adds it', () => {
    for (const bound of bindings({ profile: 'production', 'dynamodb.replicaPolicies': true })) {
      expect(bound).toMatchObject({ tls_regions: ['eu-west-1', 'eu-central-1'] });
    }
  });

  it('allows other users than IAM roles only where a setting asks for one', () => {
    for (const bound of bindings({ profile: 'production', 'atlas.users.x509Name': 'reporting' })) {
      expect(bound).toMatchObject({ iam_users_only: false });
    }
  });

  it('says in every clause what is violated and how to fix it', () => {
    for (const { content } of guardRules(readSettings({}))) {
      const messages = content.match(/<<[^]*?>>/g) ?? [];
      expect(messages).not.toStrictEqual([]);
      for (const message of messages) expect(message).toMatch(/^<<\s+Violation: .+\.\n\s+Fix: .+\.\s+>>$/);
    }
  });
});
