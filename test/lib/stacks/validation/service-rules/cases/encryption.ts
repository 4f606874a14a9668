import { firstOf, mutations } from './mutation';

export const encryption = {
  'atlas-encryption-provider-given': mutations('trial', 'Atlas', {
    'a cluster that does not say by whose key it is encrypted': (resources) =>
      delete firstOf(resources, 'MongoDB::Atlas::Cluster').Properties.EncryptionAtRestProvider,
  }),
};
