import { RemovalPolicy } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Settings } from '../../settings/schema';

export interface RetentionProps {
  /** What happens to logs, and to what else holds data, when it leaves the stack or the stack is destroyed. */
  readonly removalPolicy: RemovalPolicy;
  readonly logRetention: RetentionDays;
}

/**
 * What the profile says shall be kept. What a failed first deployment has made goes all the same: it is empty, and its fixed name would be
 * in the way of the next.
 */
export const retentionOf = ({ removal, logRetentionDays }: Settings): RetentionProps => ({
  removalPolicy: removal === 'retain' ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
  logRetention: logRetentionDays,
});
