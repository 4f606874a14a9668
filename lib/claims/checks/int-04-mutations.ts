import { ATLAS_API_STACK, ATLAS_EVENTS_STACK, ATLAS_EXTENSIONS_STACK, ATLAS_STACK } from '../../assembly/names';
import type { ProfileName } from '../../settings/schema';
import type { Mutation } from '../evidence';
import type { Select } from '../view';
import { user } from './atlas-function';
import { activation } from './atlas-types';
import { methodIn } from './api-methods';
import { bus, rule, trigger } from './change-events';
import { mapping } from './event-delivery';
import { both, change, dedicatedCluster, inStack, ofKind, ofType, only, remove, removeOne, set } from './dsl';
import { unguarded } from './guarded-api-mutations';
import { attach, changeOne, distrust, redirect, roleIn } from './mutations';
import { kmsKey } from './keys';
import { lambda, queue } from './triggers';

const method = methodIn(ATLAS_API_STACK);
const endpoint = ofType('MongoDB::Atlas::PrivateEndpointAWS');
const vpcEndpoint = both(ofType('AWS::EC2::VPCEndpoint'), inStack(ATLAS_STACK));
const atRest = ofType('MongoDB::Atlas::EncryptionAtRest');
const permission = ofType('AWS::Lambda::Permission');
const exportTarget = ofType('MongoDB::Atlas::CloudBackupSnapshotExportBucket');
const peering = ofType('MongoDB::Atlas::NetworkPeering');
const queuePolicy = both(ofType('AWS::SQS::QueuePolicy'), inStack(ATLAS_EVENTS_STACK));
const events = inStack(ATLAS_EVENTS_STACK);
const inEvents = (type: Select): Select => both(type, events);
const apiLambda = both(lambda, inStack(ATLAS_API_STACK));
const CONFIG = 'EventProcessors.AWSEVENTBRIDGE.AWSConfig';

const kept = (...all: Mutation[]): Mutation[] => all.map((one) => only(['production', 'showcase'], one));
const shown = (...all: Mutation[]): Mutation[] => all.map((one) => only(['showcase'] satisfies ProfileName[], one));

const statements = (edit: (statements: Record<string, any>[]) => unknown) => (properties: Record<string, any>) =>
  edit(properties['PolicyDocument'].Statement);

export const int04Mutations: readonly Mutation[] = [
  ...unguarded('the API of Atlas', ATLAS_API_STACK),
  ...ofKind(
    'gone',
    remove('remove the activations', activation),
    removeOne(
      'remove an activation',
      both(activation, ({ properties }) => properties['TypeName'] === 'MongoDB::Atlas::Cluster'),
    ),
    remove('remove the users', user),
    ...kept(
      set('leave the cluster to Atlas’s key', dedicatedCluster, 'EncryptionAtRestProvider', undefined),
      remove('remove the private endpoint from Atlas', endpoint),
      remove('remove the bucket from Atlas', exportTarget),
    ),
    ...shown(
      remove('remove the trigger', trigger),
      remove('remove the rule', rule),
      set('send nowhere', trigger, 'EventProcessors', undefined),
      set('take nothing', rule, 'Targets', []),
      set('park nothing', inEvents(queue), 'RedrivePolicy', undefined),
    ),
  ),
  ...ofKind(
    'wrong-thing',
    set('activate another publisher’s types', activation, 'PublisherId', '0123456789abcdef0123456789abcdef01234567'),
    set('activate types of another name', activation, 'TypeName', 'Example::Other::Type'),
    set(
      'connect to another cluster',
      apiLambda,
      'Environment.Variables.CONNECTION_STRING',
      'mongodb+srv://other.example.net',
    ),
    set('scope the users to another cluster', user, 'Scopes[].Name', 'other'),
    set('keep the users in another project', user, 'ProjectId', '0123456789abcdef01234567'),
    set('take the function out', method, 'Integration.Type', 'HTTP'),
    set(
      'run another function',
      method,
      'Integration.Uri',
      'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/other/invocations',
    ),
    ...kept(
      set('connect to the endpoint of somebody else', endpoint, 'Id', 'vpce-0'),
      set('lead to another service', vpcEndpoint, 'ServiceName', 'com.amazonaws.vpce.eu-west-1.vpce-svc-0'),
      set(
        'use the key of somebody else',
        atRest,
        'AwsKmsConfig.CustomerMasterKeyID',
        '11111111-2222-3333-4444-555555555555',
      ),
      set('export into the bucket of somebody else', exportTarget, 'BucketName', 'other'),
    ),
    ...shown(
      set('send to another account', trigger, `${CONFIG}.AccountId`, '999999999999'),
      set('send to another region', trigger, `${CONFIG}.Region`, 'us-east-1'),
      set('watch another collection', trigger, 'DatabaseTrigger.Collection', 'other'),
      set('watch another project', trigger, 'ProjectId', '0123456789abcdef01234567'),
      set('feed the bus by another trigger', bus, 'EventSourceName', 'aws.partner/mongodb.com/stitch.trigger/0'),
      set('listen to the bus of the account', rule, 'EventBusName', 'default'),
      set('send to the queue of somebody else', rule, 'Targets[].Arn', 'arn:aws:sqs:eu-west-1:111122223333:other'),
      redirect(
        'read the dead letters',
        mapping,
        { to: inEvents(both(queue, ({ properties }) => !('RedrivePolicy' in properties))), attribute: 'Arn' },
        (properties, letters) => (properties['EventSourceArn'] = letters),
      ),
    ),
  ),
  ...ofKind(
    'switched-off',
    set('leave the functions no concurrency', apiLambda, 'ReservedConcurrentExecutions', 0),
    set('make the users another kind', user, 'AWSIAMType', 'NONE'),
    ...kept(
      set('switch the key off in Atlas', atRest, 'AwsKmsConfig.Enabled', false),
      set('switch the keys off', both(kmsKey, inStack(ATLAS_STACK)), 'Enabled', false),
    ),
    ...shown(
      set('switch the trigger off', trigger, 'Disabled', true),
      set('switch the rule off', rule, 'State', 'DISABLED'),
      set('let no event through', rule, 'EventPattern', { source: ['none'] }),
      set('switch the mapping off', mapping, 'Enabled', false),
      set('filter all out', mapping, 'FilterCriteria', { Filters: [{ Pattern: '{"body":{"none":["none"]}}' }] }),
      set('leave the function of the events no concurrency', inEvents(lambda), 'ReservedConcurrentExecutions', 0),
      set('replace each event by nothing', rule, 'Targets[].Input', '{}'),
      set('fail batches as a whole', mapping, 'FunctionResponseTypes', []),
      set('keep dead letters for a minute', inEvents(queue), 'MessageRetentionPeriod', 60),
      set('match nothing in the trigger', trigger, 'DatabaseTrigger.Match', '{"fullDocument.none":1}'),
    ),
  ),
  ...ofKind(
    'unable',
    distrust('let nobody assume the role of the types', roleIn(ATLAS_EXTENSIONS_STACK)),
    attach('deny the types the API key', roleIn(ATLAS_EXTENSIONS_STACK), {
      Effect: 'Deny',
      Action: 'secretsmanager:*',
      Resource: '*',
    }),
    distrust('let Lambda assume no role that signs in', roleIn(ATLAS_STACK)),
    remove('let API Gateway not run the function', permission),
    remove('take the peerings away', peering),
    ...kept(
      change(
        'close the key',
        both(kmsKey, inStack(ATLAS_STACK)),
        (properties) => (properties['KeyPolicy'].Statement = []),
      ),
      attach('deny the roles of Atlas all', roleIn(ATLAS_STACK), {
        Effect: 'Deny',
        Action: ['kms:Encrypt', 's3:Put*'],
        Resource: '*',
      }),
      set(
        'close the private endpoint',
        both(ofType('AWS::EC2::SecurityGroup'), inStack(ATLAS_STACK)),
        'SecurityGroupIngress',
        [],
      ),
    ),
    ...shown(
      remove('let the rule send to no queue', queuePolicy),
      change(
        'let only another rule send',
        queuePolicy,
        statements((all) =>
          all.forEach(
            (one) =>
              one['Effect'] === 'Allow' &&
              (one['Condition'].ArnEquals = { 'aws:SourceArn': 'arn:aws:events:eu-west-1:111122223333:rule/other' }),
          ),
        ),
      ),
      attach('deny the function its queue', roleIn(ATLAS_EVENTS_STACK), {
        Effect: 'Deny',
        Action: 'sqs:DeleteMessage',
        Resource: '*',
      }),
      distrust('let Lambda not assume the role of the events', roleIn(ATLAS_EVENTS_STACK)),
    ),
  ),
  ...ofKind(
    'granted-beside',
    set('let any API run the function', permission, 'SourceArn', undefined),
    change(
      'let anybody assume the role of the types',
      roleIn(ATLAS_EXTENSIONS_STACK),
      (properties) => (properties['AssumeRolePolicyDocument'].Statement[0].Principal = '*'),
    ),
    ...shown(
      change(
        'let any rule send',
        queuePolicy,
        statements((all) => all.forEach((one) => one['Effect'] === 'Allow' && delete one['Condition'])),
      ),
      change(
        'let any account send',
        queuePolicy,
        statements((all) => all.push({ Effect: 'Allow', Principal: '*', Action: 'sqs:*', Resource: '*' })),
      ),
    ),
  ),
  ...ofKind(
    'one-of-several',
    removeOne('take a permission away', permission),
    changeOne('take the function out of one method', method, (properties) => (properties['Integration'].Type = 'HTTP')),
    changeOne('activate another publisher’s type', activation, (properties) => (properties['PublisherId'] = '0')),
    ...shown(
      set('watch inserts only', trigger, 'DatabaseTrigger.OperationTypes', ['INSERT']),
      set('let updates through only', rule, 'EventPattern.detail', { operationType: ['update'] }),
      removeOne('take a peering away', peering),
    ),
  ),
];
