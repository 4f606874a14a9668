import { RemovalPolicy } from 'aws-cdk-lib';
import type { Settings } from '../../settings/schema';

/** What the profile says shall happen to stateful resources. */
export const removalPolicy = ({ removal }: Pick<Settings, 'removal'>): RemovalPolicy =>
  removal === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
