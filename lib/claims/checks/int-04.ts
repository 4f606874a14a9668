import { ATLAS_API_STACK } from '../../assembly/names';
import type { Evidence } from '../evidence';
import {
  at,
  both,
  dedicatedCluster,
  expectation,
  inStack,
  is,
  named,
  ofType,
  only,
  pointsTo,
  present,
  remove,
  set,
  startsWith,
} from './dsl';

const activation = ofType('AWS::CloudFormation::TypeActivation');
const user = ofType('MongoDB::Atlas::DatabaseUser');
const iamUser = both(user, named('DatabaseName', '$external'), ({ properties }) => present(properties['AWSIAMType']));
const method = both(ofType('AWS::ApiGateway::Method'), inStack(ATLAS_API_STACK));
const endpoint = ofType('MongoDB::Atlas::PrivateEndpointAWS');
const vpcEndpoint = ofType('AWS::EC2::VPCEndpoint');
const trigger = ofType('MongoDB::Atlas::Trigger');
const rule = ofType('AWS::Events::Rule');
const REGION = 'EventProcessors.AWSEVENTBRIDGE.AWSConfig.Region';
const SHOWCASE = ['showcase'] as const;
const KEPT = ['production', 'showcase'] as const;

export const int04: Evidence = {
  expectations: [
    expectation(
      'CloudFormation',
      'knows Atlas’s resource types',
      activation,
      at('TypeName'),
      startsWith('MongoDB::Atlas::'),
    ),
    expectation('a database user', 'is an IAM role', iamUser, at('AWSIAMType'), is('ROLE')),
    expectation(
      'every method of the Atlas API',
      'needs a function in front of the cluster',
      method,
      at('Integration.Type'),
      is('AWS_PROXY'),
      {
        atLeast: 6,
      },
    ),
    expectation(
      'the cluster',
      'is encrypted with a key of AWS KMS',
      dedicatedCluster,
      at('EncryptionAtRestProvider'),
      is('AWS'),
      { onlyIn: KEPT },
    ),
    expectation('the cluster', 'is reached by PrivateLink', endpoint, at('Id'), pointsTo(vpcEndpoint), {
      onlyIn: KEPT,
    }),
    expectation('the change trigger', 'sends to EventBridge', trigger, at(REGION), present, { onlyIn: SHOWCASE }),
    expectation(
      'an EventBridge rule',
      'takes the changes',
      rule,
      at('Targets[].Arn'),
      (found) => Array.isArray(found) && found.length > 0,
      {
        onlyIn: SHOWCASE,
      },
    ),
  ],
  mutations: [
    set('activate another publisher’s types', activation, 'TypeName', 'Example::Other::Type'),
    remove('remove the activations', activation),
    set('make the user another kind', iamUser, 'AWSIAMType', 'NONE'),
    set('take the function out', method, 'Integration.Type', 'HTTP'),
    only(KEPT, set('leave the cluster to Atlas’s key', dedicatedCluster, 'EncryptionAtRestProvider', undefined)),
    only(KEPT, set('connect to no endpoint', endpoint, 'Id', 'vpce-0')),
    only(SHOWCASE, set('send nowhere', trigger, 'EventProcessors', undefined)),
    only(SHOWCASE, set('take nothing', rule, 'Targets', [])),
    only(SHOWCASE, remove('remove the trigger', trigger)),
  ],
};
