import { clusterKeepsItsKind } from './cluster-keeps-its-kind';
import { exportBucketAsMade } from './export-bucket-as-made';
import { fixedNameNotReplaced } from './fixed-name-not-replaced';
import { oneIndexAtATime } from './one-index-at-a-time';
import { oneReplicaAtATime } from './one-replica-at-a-time';
import { protectedReplicaStays } from './protected-replica-stays';
import { replicaAlone } from './replica-alone';
import { replicaBeforeItsPolicy } from './replica-before-its-policy';
import type { ChangeRule } from './rule';
import { streamBeforeReplicas } from './stream-before-replicas';
import { userKeepsItsName } from './user-keeps-its-name';

export const changeRules: readonly ChangeRule[] = [
  oneReplicaAtATime,
  replicaAlone,
  replicaBeforeItsPolicy,
  protectedReplicaStays,
  oneIndexAtATime,
  streamBeforeReplicas,
  fixedNameNotReplaced,
  exportBucketAsMade,
  clusterKeepsItsKind,
  userKeepsItsName,
];
