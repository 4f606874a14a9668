/** What vendors list and change: `npm run docs -- --stale DAYS` names what was read long ago. */

/** Something that a vendor publishes, with the page and the day it was read. */
export interface VendorFact<T = unknown> {
  readonly id: string;
  readonly source: string;
  /** `2026-11-25` */
  readonly checked: string;
  readonly value: T;
}

/** GB that a node has where no disk size is given; no size below these can have provisioned operations. */
export const STANDARD_DISK_GB: VendorFact<Readonly<Record<string, number>>> = {
  id: 'atlas-standard-disk',
  source: 'https://www.mongodb.com/docs/atlas/reference/amazon-aws/#cluster-configuration-options',
  checked: '2026-11-25',
  value: { M30: 40, M40: 80, M50: 160, M60: 320, M80: 750, M140: 1_000, M200: 1_500, M300: 2_000 },
};

/** Operations per second of a provisioned volume. Atlas takes as many on a disk: its provider is tested with 2,000 on the 40 GB of M30. */
export const PROVISIONED_IOPS: VendorFact<{ readonly least: number; readonly most: number; readonly perGb: number }> = {
  id: 'ebs-provisioned-iops',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/provisioned-iops.html',
  checked: '2026-11-25',
  value: { least: 100, most: 64_000, perGb: 50 },
};

export const vendorFacts: readonly VendorFact[] = [STANDARD_DISK_GB, PROVISIONED_IOPS];
