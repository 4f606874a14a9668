import type { RemovalPolicy } from 'aws-cdk-lib';
import type { TablePropsV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { demonstrates } from '../common/demonstrates';
import type { Settings } from '../../settings/schema';
import { tableBilling } from './capacity';
import { requireTls } from './require-tls';

export interface ProtectedTableProps {
  readonly table: Settings['dynamodb'];
  readonly removalPolicy: RemovalPolicy;
}

/**
 * What every table of totals has, whichever side feeds it: one place, so that none is protected less than another. On-demand in every
 * profile: a trigger writes in bursts, which provisioned capacity would pay for all day.
 */
export const protectedTable = ({ table, removalPolicy }: ProtectedTableProps) =>
  ({
    billing: tableBilling({ ...table, capacity: 'on-demand' }),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: table.pitrDays },
    contributorInsightsSpecification: { enabled: table.contributorInsights },
    deletionProtection: table.deletionProtection,
    removalPolicy,
    resourcePolicy: requireTls(),
  }) satisfies Partial<TablePropsV2>;

/** Marks what {@link protectedTable} makes such a table evidence for. */
export function demonstratesProtection(table: TableV2): void {
  demonstrates(table, 'SVC-03', 'SCA-02', 'SCA-03', 'REL-04', 'SEC-06');
  if (table.encryptionKey) demonstrates(table, 'SEC-04');
}
