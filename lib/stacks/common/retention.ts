import { RemovalPolicy } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Settings } from '../../settings/schema';

export interface RetentionProps {
  /** What happens to logs, and to what else holds data, when it leaves the stack or the stack is destroyed. */
  readonly removalPolicy: RemovalPolicy;
  readonly logRetention: RetentionDays;
}

/** What the profile says shall be kept. */
export const retentionOf = ({ removal, logRetentionDays }: Settings): RetentionProps => ({
  removalPolicy: removal === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  logRetention: logRetentionDays,
});
