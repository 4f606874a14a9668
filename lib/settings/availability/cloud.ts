/** What Atlas has on a cloud. Regions are in Atlas's names where nothing else is said. */
export interface Cloud {
  /** By the cloud's own names. Dedicated clusters are in all of them. */
  readonly regions: Readonly<Record<string, string>>;
  /** Regions that have M0 and Flex as well. */
  readonly withSmallSizes: readonly string[];
  /** Regions whose nodes all are in one place, since the cloud has no zones there. */
  readonly withoutZones: readonly string[];
  /** Dedicated sizes of the class "General", in order. */
  readonly sizes: readonly string[];
  /** Regions that lack a size that the others have. */
  readonly lacking: Readonly<Record<string, readonly string[]>>;
  /** Sizes that a cluster over several clouds cannot have. */
  readonly onOneCloudOnly: readonly string[];
}
