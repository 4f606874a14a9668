/** Moments of a MongoDB cluster as text whose order is theirs: seconds and a number within the second, ten digits each. */
export type ClusterTime = string;

export const clusterTimeOf = (seconds: number, ordinal: number): ClusterTime =>
  [seconds, ordinal].map((part) => String(part).padStart(10, '0')).join('');
