import { ROUTES, type OrderOperation } from '../../../../lib/orders/routes';
import { ordersApiTemplate } from '../../../support/dynamodb-orders-api';
import { statementsOfRole, takenOnBy } from '../../../support/policies';
import { onlyResource, resourcesOf, textOf } from '../../../support/resources';
import { synthTemplate } from '../../../support/synth';

const template = ordersApiTemplate('trial');
const OPERATIONS = Object.keys(ROUTES) as OrderOperation[];
const table = onlyResource(template, 'AWS::DynamoDB::GlobalTable').id;
const methods = resourcesOf(template, 'AWS::ApiGateway::Method');

const methodOf = (operation: OrderOperation, of = template) => {
  const { method, resource } = ROUTES[operation];
  const last = resource.split('/').at(-1) ?? '';
  const found = Object.values(resourcesOf(of, 'AWS::ApiGateway::Method')).filter(({ Properties }) => {
    const part = resourcesOf(of, 'AWS::ApiGateway::Resource')[Properties.ResourceId.Ref]?.Properties;
    const depth =
      resource.split('/').length === 2 ? part.ParentId['Fn::GetAtt'] !== undefined : part.ParentId.Ref !== undefined;
    return Properties.HttpMethod === method && part.PathPart === last && depth;
  });
  expect(found).toHaveLength(1);
  return found[0]!.Properties;
};
const requestOf = (operation: OrderOperation, of = template): string =>
  methodOf(operation, of).Integration.RequestTemplates['application/json'];

describe('the orders API on DynamoDB', () => {
  it('has a name of its own', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { Name: 'orders-dynamodb' });
  });

  it('has no function, layer or state machine behind it', () => {
    const types = Object.values(template.toJSON()['Resources'] as Record<string, { Type: string }>).map(
      ({ Type }) => Type,
    );
    expect(types.filter((type) => /Lambda|StepFunctions/.test(type))).toStrictEqual([]);
  });

  it.each([
    ['put', 'UpdateItem'],
    ['get', 'GetItem'],
    ['listByCustomer', 'Query'],
    ['listByStatus', 'Query'],
    ['changeStatus', 'UpdateItem'],
    ['delete', 'DeleteItem'],
  ] as const)('turns %s into %s of DynamoDB', (operation, action) => {
    const { Type, Uri, IntegrationHttpMethod } = methodOf(operation).Integration;
    expect([Type, IntegrationHttpMethod, textOf(Uri)]).toStrictEqual([
      'AWS',
      'POST',
      `arn:aws:apigateway:eu-west-1:dynamodb:action/${action}`,
    ]);
  });

  it.each(OPERATIONS)('passes on no request of %s that its template has not made', (operation) => {
    expect(methodOf(operation).Integration.PassthroughBehavior).toBe('NEVER');
    expect(Object.keys(methodOf(operation).Integration.RequestTemplates)).toStrictEqual(['application/json']);
  });

  it.each(OPERATIONS)(
    'answers success, refusal and failure of DynamoDB to %s, each as a status that the method has',
    (operation) => {
      const { MethodResponses, Integration } = methodOf(operation);
      const patterns = Integration.IntegrationResponses.map(
        ({ SelectionPattern }: { SelectionPattern?: string }) => SelectionPattern,
      );
      const statuses = Integration.IntegrationResponses.map(({ StatusCode }: { StatusCode: string }) => StatusCode);
      expect(patterns).toStrictEqual([undefined, '4\\d{2}', '5\\d{2}']);
      expect(MethodResponses.map(({ StatusCode }: { StatusCode: string }) => StatusCode)).toStrictEqual(statuses);
    },
  );

  it('says in the template which claim it and its methods demonstrate', () => {
    for (const { Metadata } of [...Object.values(methods), onlyResource(template, 'AWS::ApiGateway::RestApi')] as {
      Metadata?: { Claims?: string[] };
    }[]) {
      expect(Metadata?.Claims).toStrictEqual(['INT-02']);
    }
  });
});

describe('the role of a method', () => {
  const roleOf = (operation: OrderOperation, of = template): string =>
    methodOf(operation, of).Integration.Credentials['Fn::GetAtt'][0];
  const key = onlyResource(template, 'AWS::KMS::Key').id;
  const arn = `\${${table}.Arn}`;
  const READ = ['kms:Decrypt', 'kms:DescribeKey'];
  const WRITE = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];

  it.each([
    ['put', 'UpdateItem', arn, WRITE],
    ['get', 'GetItem', arn, READ],
    ['listByCustomer', 'Query', `${arn}/index/by-customer`, READ],
    ['listByStatus', 'Query', `${arn}/index/by-status`, READ],
    ['changeStatus', 'UpdateItem', arn, WRITE],
    ['delete', 'DeleteItem', arn, WRITE],
  ] as const)(
    'of %s may %s and nothing else, on just what it needs, and use the key through DynamoDB',
    (operation, action, resource, keyActions) => {
      expect(statementsOfRole(template, roleOf(operation))).toStrictEqual([
        { effect: 'Allow', actions: [`dynamodb:${action}`], resources: [resource] },
        {
          effect: 'Allow',
          actions: keyActions,
          resources: [`\${${key}.Arn}`],
          condition: {
            StringEquals: {
              'kms:ViaService': { 'Fn::Join': ['', ['dynamodb.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] },
            },
          },
        },
      ]);
    },
  );

  it('is its own, and only API Gateway takes it', () => {
    const roles = OPERATIONS.map((operation) => roleOf(operation));
    expect(new Set(roles).size).toBe(6);
    for (const role of roles) {
      expect(
        resourcesOf(template, 'AWS::IAM::Role')[role]?.Properties.AssumeRolePolicyDocument.Statement,
      ).toStrictEqual(takenOnBy('apigateway.amazonaws.com'));
    }
  });

  it('has no right on a key where AWS owns it', () => {
    const free = ordersApiTemplate('trial', { 'dynamodb.customerKey': false });
    const statements = OPERATIONS.flatMap((operation) => statementsOfRole(free, roleOf(operation, free)));
    expect(statements.flatMap(({ actions }) => actions).filter((action) => action.startsWith('kms:'))).toStrictEqual(
      [],
    );
  });
});

describe('consistent reads', () => {
  const globalIndex = ordersApiTemplate('trial', { 'dynamodb.customerIndex': 'global', 'dynamodb.trigger': false });

  it('are made of single orders and of a local index, never of a global one, which refuses them', () => {
    expect(requestOf('get')).toContain('"ConsistentRead": true');
    expect(requestOf('listByCustomer')).toContain('"ConsistentRead": true');
    expect(requestOf('listByStatus')).toContain('"ConsistentRead": false');
    expect(requestOf('listByCustomer', globalIndex)).toContain('"ConsistentRead": false');
  });
});

describe('the stack DynamoDb', () => {
  it('says the address and the id of its API', () => {
    const stack = synthTemplate('DynamoDb', 'trial');
    const api = onlyResource(stack, 'AWS::ApiGateway::RestApi').id;
    stack.hasOutput('ApiId', { Value: { Ref: api } });
    expect(textOf(stack.findOutputs('ApiUrl')['ApiUrl']?.['Value'])).toContain(`\${${api}}.execute-api.eu-west-1.`);
  });

  it('has no API where the profile has none', () => {
    synthTemplate('DynamoDb', 'free').resourceCountIs('AWS::ApiGateway::RestApi', 0);
  });
});
