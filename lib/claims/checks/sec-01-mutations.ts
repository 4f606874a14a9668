import type { Mutation } from '../evidence';
import { change, ofKind, ofType, only, remove, set } from './dsl';
import { dynamoDbEndpoint, gatewayEndpoint, interfaceEndpoint, streamsEndpoint } from './endpoints';
import { changeOne } from './mutations';
import { anyOf } from './policy-mutations';

const SHOWCASE = ['showcase'] as const;
const either = anyOf(gatewayEndpoint, interfaceEndpoint);
const group = ofType('AWS::EC2::SecurityGroup');

type Part = Record<string, any>;

const onStatement = (name: string, edit: (statement: Part) => void) =>
  change(name, either, ({ PolicyDocument: policy }) => edit(policy.Statement[0]));

export const sec01Mutations: readonly Mutation[] = [
  ...ofKind(
    'gone',
    remove('remove the endpoint', gatewayEndpoint),
    only(SHOWCASE, remove('remove the interface endpoints', interfaceEndpoint)),
  ),
  ...ofKind(
    'wrong-thing',
    change('lead to another service', gatewayEndpoint, (properties) => {
      properties['ServiceName'] = 'com.amazonaws.eu-west-1.s3';
    }),
    change(
      'put the endpoint into another VPC',
      gatewayEndpoint,
      (properties) => (properties['VpcId'] = 'vpc-0123456789'),
    ),
    onStatement('let through what is asked of another table', (statement) => {
      statement['Resource'] = { 'Fn::Sub': 'arn:aws:dynamodb:eu-west-1:${AWS::AccountId}:table/order-totals' };
    }),
    onStatement('let through what another account asks', ({ Condition: { StringEquals: values } }) => {
      values['aws:PrincipalAccount'] = '999999999999';
    }),
    only(
      SHOWCASE,
      change('put the streams’ endpoint into another VPC', streamsEndpoint, (properties) => {
        properties['VpcId'] = 'vpc-0123456789';
      }),
    ),
  ),
  ...ofKind(
    'switched-off',
    onStatement('deny what is let through', (statement) => (statement['Effect'] = 'Deny')),
    only(SHOWCASE, set('let nobody into the interface endpoints', group, 'SecurityGroupIngress', [])),
    only(
      SHOWCASE,
      set('take the public name away from the gateway endpoint', dynamoDbEndpoint, 'PrivateDnsEnabled', true),
    ),
  ),
  ...ofKind(
    'unable',
    change('deny deletions too', either, ({ PolicyDocument: policy }) =>
      policy.Statement.push({
        Effect: 'Deny',
        Principal: '*',
        Action: ['dynamodb:DeleteItem', 'dynamodb:GetRecords'],
        Resource: '*',
      }),
    ),
    onStatement('let through what comes by another way only', ({ Condition: condition }) => {
      condition.StringLike = { 'aws:SourceVpce': 'vpce-0123456789' };
    }),
  ),
  ...ofKind(
    'granted-beside',
    change('open the endpoint’s policy', gatewayEndpoint, (properties) => delete properties['PolicyDocument']),
    only(SHOWCASE, set('open the interface endpoints’ policies', interfaceEndpoint, 'PolicyDocument', undefined)),
    change('let through everything else too', either, ({ PolicyDocument: policy }) =>
      policy.Statement.push({ Effect: 'Allow', Principal: '*', NotAction: 'dynamodb:Scan', Resource: '*' }),
    ),
    onStatement('let through what every account asks', (statement) => delete statement['Condition']),
    onStatement('let through the table’s deletion', (statement) => (statement['Action'] = 'dynamodb:*')),
  ),
  ...ofKind(
    'one-of-several',
    change('forget a route table', gatewayEndpoint, ({ RouteTableIds: tables }) => tables.pop()),
    change('name one route table three times', gatewayEndpoint, (properties) => {
      const [first] = properties['RouteTableIds'];
      properties['RouteTableIds'] = [first, first, first];
    }),
    only(
      SHOWCASE,
      changeOne(
        'open one interface endpoint’s policy',
        interfaceEndpoint,
        (properties) => delete properties['PolicyDocument'],
      ),
    ),
  ),
];
