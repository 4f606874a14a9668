import { isObject } from '../../assembly/assembly';
import { ATLAS_API_STACK } from '../../assembly/names';
import type { ProfileName } from '../../settings/schema';
import type { Evidence, Expectation } from '../evidence';
import { referred } from './access';
import { needsFunction } from './atlas-function';
import { typesOfAtlas } from './atlas-types';
import { changeEvents } from './change-events';
import { eventDelivery } from './event-delivery';
import { cluster, dedicatedCluster, expectation, ofType } from './dsl';
import { clusterKey, keyWorks } from './encryption-keys';
import { guardedApi } from './guarded-api';
import { int04Mutations } from './int-04-mutations';
import { atlasWrites, targetIsOwn } from './snapshots';

const API = 'the API of Atlas';
const endpoint = ofType('MongoDB::Atlas::PrivateEndpointAWS');

const inProfiles = (onlyIn: readonly ProfileName[], expectations: readonly Expectation[]): Expectation[] =>
  expectations.map((one) => ({ ...one, onlyIn }));

export const int04: Evidence = {
  expectations: [
    ...typesOfAtlas,
    ...guardedApi(API, ATLAS_API_STACK),
    ...needsFunction(API),
    ...inProfiles(
      ['production', 'showcase'],
      [
        expectation(
          'the cluster',
          'is encrypted with a key of AWS KMS, which Atlas may use',
          dedicatedCluster,
          clusterKey,
          (found, one) => one.properties['EncryptionAtRestProvider'] === 'AWS' && keyWorks(found),
        ),
        expectation(
          'the cluster',
          'is reached from the VPC by PrivateLink',
          endpoint,
          (one, view) => {
            const its = referred(view, one, one.properties['Id'], ['AWS::EC2::VPCEndpoint', 'Ref']);
            const vpc = its && referred(view, its, its.properties['VpcId'], ['AWS::EC2::VPC', 'Ref']);
            const [first] = view.matching(cluster);
            return vpc && first && { ...view.network.reachesCluster(vpc, first, 'private endpoint') };
          },
          (found) => isObject(found) && found['decision'] === 'reachable',
        ),
        targetIsOwn,
        atlasWrites,
      ],
    ),
    ...inProfiles(['showcase'], [...changeEvents, ...eventDelivery]),
  ],
  mutations: int04Mutations,
};
