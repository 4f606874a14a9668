import type { SettingsRule } from './rule';
import { atlasAvailabilityRules } from './atlas-availability';
import { atlasClusterRules } from './atlas-cluster';
import { atlasNodeRules } from './atlas-nodes';
import { atlasSizeRules } from './atlas-size';
import { connectionRules } from './connection';
import { networkRules } from './network';
import { receiverRules } from './receivers';
import { tableRules } from './table';
import { tableThroughputRules } from './table-throughput';
import { vpnRules } from './vpn';

export const rules: readonly SettingsRule[] = [
  ...atlasSizeRules,
  ...atlasAvailabilityRules,
  ...atlasNodeRules,
  ...atlasClusterRules,
  ...networkRules,
  ...receiverRules,
  ...vpnRules,
  ...tableRules,
  ...tableThroughputRules,
  ...connectionRules,
];
