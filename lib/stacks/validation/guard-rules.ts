/**
 * The project's own rules over templates, in the language of CloudFormation Guard, for the types that rule packs know nothing of.
 * https://docs.aws.amazon.com/cfn-guard/latest/ug/writing-rules.html
 */
import type { ValidationRuleSource } from 'aws-cdk-lib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../settings/schema';
import { isShared } from '../../settings/is-shared';
import { ORDERS_TABLE_NAME } from '../names';

const FILES = ['dynamodb-tables.guard', 'atlas-cluster.guard', 'atlas-access.guard'] as const;

/**
 * Every rule, with what the settings say bound to the variables that it asks for: a rule about a setting that is off does not apply.
 * A rule that names a variable not bound here is an error of the whole file, never a rule that is left out.
 */
export function guardRules(settings: Settings): ValidationRuleSource[] {
  const bindings = Object.entries(variables(settings)).map(
    ([name, value]) => `let ${name} = ${JSON.stringify(value)}\n`,
  );
  return FILES.map((name) => ({
    name,
    content: bindings.join('') + readFileSync(join(__dirname, 'rules', name), 'utf8'),
  }));
}

const variables = (settings: Settings): Record<string, string | boolean | readonly string[]> => ({
  orders_table: ORDERS_TABLE_NAME,
  tls_regions: [settings.region, ...(settings.dynamodb.replicaPolicies ? settings.dynamodb.replicas : [])],
  customer_key: settings.dynamodb.customerKey,
  deletion_protection: settings.dynamodb.deletionProtection,
  dedicated: !isShared(settings),
  atlas_customer_key: settings.atlas.customerKey,
  backup: settings.atlas.backup,
  point_in_time: settings.atlas.pit,
  termination_protection: settings.atlas.terminationProtection,
  iam_users_only: Object.values(settings.atlas.users).every((user) => !user),
});
