/** The resource types of Atlas in CloudFormation: whose they are, and whether they can be used. */
import { asText, isObject, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import { evaluate } from '../../assembly/policies/evaluate';
import { ATLAS_PUBLISHER } from '../../settings/atlas-types';
import type { Expectation } from '../evidence';
import type { View } from '../view';
import { deployed, referred } from './access';
import { at, expectation, is, ofType, parts, startsWith } from './dsl';
import { takenOnBy } from './service-roles';

const ATLAS = 'MongoDB::Atlas::';
export const activation = ofType('AWS::CloudFormation::TypeActivation');
const ACTIVATION = 'an activated type of Atlas';

const isOfAtlas = (found: Json | undefined): boolean =>
  isObject(found) &&
  startsWith(ATLAS)(found['TypeName']) &&
  found['Type'] === 'RESOURCE' &&
  found['PublisherId'] === ATLAS_PUBLISHER;

/** Whether CloudFormation takes on the role of a type, for the type's handlers alone, and the role may read the API key that they use. */
function handlerRights(type: TemplateResource, view: View): Json | undefined {
  const role = referred(view, type, at('ExecutionRoleArn')(type), ['AWS::IAM::Role', 'Arn']);
  // All types have the same one.
  const found = role && (ofRoles.get(role) ?? rightsOf(role, type, view));
  if (role && found) ofRoles.set(role, found);
  return found;
}

const ofRoles = new WeakMap<TemplateResource, JsonObject>();

function rightsOf(role: TemplateResource, type: TemplateResource, view: View): JsonObject {
  const region = type.region ?? '';
  const key = `arn:aws:secretsmanager:${region}:\${AWS::AccountId}:secret:cfn/atlas/profile/\${AtlasProfile}-a1b2c3`;
  const handlers = (account: string): string =>
    `arn:aws:cloudformation:${region}:${account}:type/resource/MongoDB-Atlas-Cluster`;
  const reading = {
    principal: view.access.arnOf(role),
    action: 'secretsmanager:GetSecretValue',
    resource: asText(deployed(view, type, { 'Fn::Sub': key })),
  };
  return {
    takenOn: takenOnBy('resources.cloudformation.amazonaws.com', view, role, handlers).decision,
    readsKey: evaluate(reading, view.access.policiesOf(role)).decision,
  };
}

const notActivated = (_: TemplateResource, view: View): string[] => {
  const known = view.matching(activation).map(({ properties }) => properties['TypeName']);
  const used = new Set(view.resources.flatMap(({ type }) => (type.startsWith(ATLAS) ? [type] : [])));
  return [...used].filter((type) => !known.includes(type));
};

export const typesOfAtlas: [Expectation, ...Expectation[]] = [
  expectation(
    ACTIVATION,
    'is one that MongoDB publishes',
    activation,
    parts('TypeName', 'Type', 'PublisherId'),
    isOfAtlas,
  ),
  expectation(
    ACTIVATION,
    'has handlers that CloudFormation runs with a role which may read the API key',
    activation,
    handlerRights,
    is({ takenOn: 'allowed', readsKey: 'allowed' }),
  ),
  expectation(ACTIVATION, 'stands beside those of all types that the templates use', activation, notActivated, is([])),
];
