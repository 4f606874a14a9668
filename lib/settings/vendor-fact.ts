/** Something that a vendor publishes, with the page and the day it was read. */
export interface VendorFact<T = unknown> {
  readonly id: string;
  readonly source: string;
  /** `2026-11-25` */
  readonly checked: string;
  readonly value: T;
}
