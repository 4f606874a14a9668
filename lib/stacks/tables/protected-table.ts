import type { TablePropsV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { demonstrates } from '../common/demonstrates';
import { removalPolicy } from '../common/removal';
import type { Settings } from '../../settings/schema';
import { requireTls } from './require-tls';

/** What every table of totals has, whichever side feeds it: one place, so that none is protected less than another. */
export const protectedTable = (settings: Settings) =>
  ({
    pointInTimeRecoverySpecification: {
      pointInTimeRecoveryEnabled: true,
      recoveryPeriodInDays: settings.dynamodb.pitrDays,
    },
    contributorInsightsSpecification: { enabled: settings.dynamodb.contributorInsights },
    deletionProtection: settings.dynamodb.deletionProtection,
    removalPolicy: removalPolicy(settings),
    resourcePolicy: requireTls(),
  }) satisfies Partial<TablePropsV2>;

/** Marks what {@link protectedTable} makes such a table evidence for. */
export const demonstratesProtection = (table: TableV2, { dynamodb: { customerKey } }: Settings): void =>
  demonstrates(table, 'SVC-03', 'SCA-02', 'SCA-03', 'REL-04', 'SEC-06', ...(customerKey ? (['SEC-04'] as const) : []));
