import {
  containerFirst,
  containerLeftToProject,
  customRolesInTurn,
  outlives,
  roleAuthorizedFirst,
} from './atlas-order';
import { autoscalingAlike, autoscalingBounds, disksOfOneCloud, prioritiesDescend } from './atlas-regions';
import { retentionsCoverRestoreWindow } from './backup';
import { seedCapacityGiven } from './capacity';
import {
  accountWideOnce,
  logRoleFirst,
  noPlainRetain,
  sessionOutlastsOperation,
  typesStayAsActivated,
} from './deployment';
import { encryptionProviderGiven } from './encryption';
import { rolesReachReplicas } from './replicas';
import { failuresAreSeen, missingDataIsSaid } from './failures';
import { outsiderNamesExternalId, serviceTrustNamesAccount } from './trusts';
import type { TemplateRule } from './rule';

export const templateRules: readonly TemplateRule[] = [
  retentionsCoverRestoreWindow,
  containerFirst,
  customRolesInTurn,
  roleAuthorizedFirst,
  autoscalingAlike,
  prioritiesDescend,
  autoscalingBounds,
  disksOfOneCloud,
  sessionOutlastsOperation,
  typesStayAsActivated,
  outlives,
  containerLeftToProject,
  noPlainRetain,
  accountWideOnce,
  logRoleFirst,
  seedCapacityGiven,
  encryptionProviderGiven,
  rolesReachReplicas,
  failuresAreSeen,
  missingDataIsSaid,
  serviceTrustNamesAccount,
  outsiderNamesExternalId,
];
