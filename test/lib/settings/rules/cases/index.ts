import { atlasCluster } from './atlas-cluster';
import { atlasNodes } from './atlas-nodes';
import { atlasSize } from './atlas-size';
import { atlasAvailability } from './availability';
import { connection } from './connection';
import { network } from './network';
import type { RuleCase } from './rule-case';
import { table } from './table';
import { vpn } from './vpn';

export const ruleCases: readonly RuleCase[] = [
  ...atlasSize,
  ...atlasNodes,
  ...atlasCluster,
  ...atlasAvailability,
  ...network,
  ...vpn,
  ...table,
  ...connection,
];
