import { asText } from '../../../assembly/assembly';
import { DEDICATED_SIZES } from '../../../settings/atlas-schema';
import { CLUSTER_TYPE, regionConfigsOf, valueAtPath } from './template-values';
import type { RuleFinding, TemplateRule } from './rule';

const PROVIDER = 'EncryptionAtRestProvider';
const dedicated: readonly string[] = DEDICATED_SIZES;

export const encryptionProviderGiven: TemplateRule = {
  id: 'atlas-encryption-provider-given',
  kind: 'change',
  demand:
    'A dedicated cluster keeps the provider of its encryption if an update leaves it out, and is stopped once the key is gone: NONE is written',
  source: 'https://www.mongodb.com/docs/atlas/security-kms-encryption/',
  checked: '2026-11-25',
  spans: [CLUSTER_TYPE],
  fix: `Write ${PROVIDER} whether atlas.customerKey is on or off`,
  find: ({ ofType }) =>
    ofType(CLUSTER_TYPE).flatMap((resource): RuleFinding[] => {
      const found = resource.properties[PROVIDER];
      const isDedicated = regionConfigsOf(resource.properties).some((config) =>
        dedicated.includes(asText(valueAtPath(config, 'ElectableSpecs.InstanceSize'))),
      );
      return found === undefined && isDedicated
        ? [{ resource, property: `Properties.${PROVIDER}`, found, expected: 'AWS or NONE' }]
        : [];
    }),
};
