import { asText, type Json, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import { atlasRegion } from '../../settings/regions';
import type { Evidence } from '../evidence';
import type { View } from '../view';
import { allAre, decisions } from './access';
import { sameProject } from './database-users';
import { at, cluster, expectation, is, ofType } from './dsl';
import { isSound, keyAt, OTHER_ACCOUNT, stateOf } from './keys';
import { grantsBeside } from './rights';
import { sec05Mutations } from './sec-05-mutations';
import { isForAtlas, wayIn } from './way-in';

const atRest = ofType('MongoDB::Atlas::EncryptionAtRest');
const USES = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt'];

const keyOf = (config: TemplateResource, view: View): TemplateResource | undefined =>
  keyAt(view, config, at('AwsKmsConfig.CustomerMasterKeyID')(config), 'Ref');

export const sec05: Evidence = {
  expectations: [
    expectation(
      'the project',
      'encrypts with a key of this account, which is on, rotates and is for no other account',
      atRest,
      (config, view) => {
        const key = keyOf(config, view);
        const isInRegion = key?.region !== undefined && at('AwsKmsConfig.Region')(config) === atlasRegion(key.region);
        return {
          enabled: at('AwsKmsConfig.Enabled')(config) ?? null,
          key: key ? stateOf(view, key) : null,
          isInRegion,
        };
      },
      (found) => {
        const { enabled, key, isInRegion } = found as Record<string, Json>;
        return enabled === true && key !== null && isSound(key) && isInRegion === true;
      },
    ),
    expectation(
      'the project',
      'uses its key by a role that may do so',
      atRest,
      (config, view) => {
        const [key, way] = [keyOf(config, view), wayIn(config, view)];
        return (
          key &&
          way &&
          decisions(
            view,
            USES.map((action) => ({ who: way.role, action, resource: key })),
          )
        );
      },
      allAre('allowed'),
    ),
    expectation(
      'the project',
      'uses its key by a role that may do nothing else',
      atRest,
      (config, view) => {
        const [key, way] = [keyOf(config, view), wayIn(config, view)];
        const arn = key && view.access.arnOf(key);
        return way && grantsBeside(view, way.role, ({ action, resource }) => USES.includes(action) && resource === arn);
      },
      is([]),
    ),
    expectation(
      'the project',
      'uses its key by a role that Atlas assumes, with the external id that is this project’s, and nobody else',
      atRest,
      (config, view) => {
        const way = wayIn(config, view);
        if (!way) return undefined;
        const { role, given } = way;
        const asked = { who: OTHER_ACCOUNT, action: 'sts:AssumeRole', resource: role };
        const statements = list(at('AssumeRolePolicyDocument.Statement')(role));
        return {
          role: role.path,
          areForAtlas: statements.map((statement) => isForAtlas(view, role, given, statement)),
          withoutExternalId: view.access.may({ ...asked, context: { 'sts:ExternalId': [] }, otherKeys: 'any' })
            .decision,
        };
      },
      (found) => {
        const { areForAtlas, withoutExternalId } = found as Record<string, Json>;
        return JSON.stringify(areForAtlas) === '[true]' && withoutExternalId === 'denied';
      },
    ),
    expectation(
      'the cluster',
      'uses the key of its project',
      cluster,
      (one, view) => ({
        provider: asText(one.properties['EncryptionAtRestProvider']),
        project: view
          .matching(atRest)
          .filter((config) => sameProject(view, one, config))
          .map(({ path }) => path),
      }),
      (found) => {
        const { provider, project } = found as Record<string, Json>;
        return provider === 'AWS' && (project as Json[]).length === 1;
      },
    ),
  ],
  mutations: sec05Mutations,
};
