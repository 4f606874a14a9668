import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib';
import { ORDER_INDEXES } from '../../../../lib/orders/mongodb/keys';
import { onlyResource, resourcesOf, textOf } from '../../../support/resources';
import { synthStacks } from '../../../support/synth';

const EXISTING = 'mongodb+srv://orders.example.mongodb.net';
const apiOf = (stacks: ReadonlyMap<string, Stack>): Template => Template.fromStack(stacks.get('AtlasApi') as Stack);

const trial = synthStacks('trial');
const trialTemplate = apiOf(trial);

describe('serving orders from Atlas', () => {
  const template = trialTemplate;
  const handler = onlyResource(template, 'AWS::Lambda::Function', 'Function');
  const securityGroup = onlyResource(template, 'AWS::EC2::SecurityGroup');

  it('goes to one function on all six routes', () => {
    const uris = Object.values(resourcesOf(template, 'AWS::ApiGateway::Method')).map(({ Properties }) => [
      Properties.Integration.Type,
      textOf(Properties.Integration.Uri),
    ]);
    const uri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/\${${handler.id}.Arn}/invocations`;
    expect(uris).toStrictEqual(Array(6).fill(['AWS_PROXY', uri]));
  });

  it('lets each route of the deployed stage run the function, and no test console', () => {
    const sources = Object.values(resourcesOf(template, 'AWS::Lambda::Permission')).map(({ Properties }) => Properties);
    expect(sources).toHaveLength(6);
    for (const { FunctionName, Principal, SourceArn } of sources) {
      expect(FunctionName).toStrictEqual({ 'Fn::GetAtt': [handler.id, 'Arn'] });
      expect(Principal).toBe('apigateway.amazonaws.com');
      expect(textOf(SourceArn)).not.toContain('test-invoke-stage');
    }
  });

  it('runs in every isolated subnet of the peered VPC', () => {
    const { SubnetIds, SecurityGroupIds } = handler.Properties.VpcConfig;
    expect(SubnetIds.map(textOf)).toStrictEqual(
      [1, 2, 3].map((index) => expect.stringContaining(`IsolatedSubnet${index}Subnet`)),
    );
    expect(SecurityGroupIds).toStrictEqual([{ 'Fn::GetAtt': [securityGroup.id, 'GroupId'] }]);
  });

  it('reaches MongoDB’s ports in Atlas’s network and nothing else', () => {
    expect(securityGroup.Properties.SecurityGroupEgress).toStrictEqual([
      {
        CidrIp: '192.168.248.0/21',
        IpProtocol: 'tcp',
        FromPort: 27015,
        ToPort: 27017,
        Description: expect.any(String),
      },
    ]);
    template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
  });

  it('runs no more often at a time than the setting says, and is not limited without one', () => {
    expect(handler.Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    const limited = onlyResource(apiOf(synthStacks('production')), 'AWS::Lambda::Function', 'Function');
    expect(limited.Properties.ReservedConcurrentExecutions).toBe(300);
  });

  it('is reached by nothing in the VPC', () => {
    expect(securityGroup.Properties).not.toHaveProperty('SecurityGroupIngress');
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  it('takes its connection string and its role from Atlas', () => {
    const { Environment, Role } = handler.Properties;
    expect(Environment.Variables).toStrictEqual({
      CONNECTION_STRING: { 'Fn::GetStackOutput': expect.objectContaining({ StackName: 'Atlas' }) },
      AUTH: 'aws-iam',
      DATABASE: 'orders',
      COLLECTION: 'orders',
    });
    expect(textOf(Environment.Variables.CONNECTION_STRING)).toContain('ConnectionStringsStandardSrv');
    expect(textOf(Role)).toContain('OrdersRole');
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
  });

  it('answers within the 29 seconds of API Gateway', () => {
    expect(handler.Properties.Timeout).toBeLessThan(29);
  });

  it('writes the log that its role may write, by a fixed name', () => {
    const logGroup = resourcesOf(template, 'AWS::Logs::LogGroup')[handler.Properties.LoggingConfig.LogGroup.Ref];
    expect(logGroup?.Properties).toMatchObject({ LogGroupName: '/orders/atlas-orders', RetentionInDays: 7 });
  });

  it('needs no type of MongoDB’s, so it deploys where none is active', () => {
    expect(JSON.stringify(template.toJSON())).not.toContain('MongoDB::Atlas::');
  });

  it('is deployed after Atlas, the network and what it logs with', () => {
    expect(
      trial
        .get('AtlasApi')
        ?.dependencies.map(({ node }) => node.id)
        .sort(),
    ).toStrictEqual(['ApiGatewayAccount', 'Atlas', 'Network']);
  });

  it('says the address and the id of the API', () => {
    const api = onlyResource(template, 'AWS::ApiGateway::RestApi').id;
    template.hasOutput('ApiId', { Value: { Ref: api } });
    expect(textOf(template.findOutputs('ApiUrl')['ApiUrl']?.['Value'])).toMatch(
      /^https:\/\/\$\{Api\w+\}\.execute-api\.eu-west-1\./,
    );
  });
});

describe('the indexes of the orders collection', () => {
  const template = trialTemplate;
  const handler = onlyResource(template, 'AWS::Lambda::Function', 'IndexesFunction');

  it('stand in the template', () => {
    expect(onlyResource(template, 'Custom::MongoDbIndexes').Properties).toMatchObject({
      Database: 'orders',
      Collection: 'orders',
      Indexes: ORDER_INDEXES,
    });
  });

  it('are made by a function of their own, with a role of its own, in the same subnets', () => {
    expect(textOf(handler.Properties.Role)).toContain('IndexesRole');
    expect(handler.Properties.VpcConfig).toStrictEqual(
      onlyResource(template, 'AWS::Lambda::Function', 'Function').Properties.VpcConfig,
    );
  });

  it('have ten minutes to be built, less than the framework waits', () => {
    expect(handler.Properties.Timeout).toBe(600);
    expect(onlyResource(template, 'AWS::Lambda::Function', 'IndexesProvider').Properties.Timeout).toBeGreaterThan(600);
  });
});

describe('serving orders from a cluster in three regions', () => {
  it('reaches Atlas’s network of each', () => {
    const { SecurityGroupEgress } = onlyResource(
      apiOf(synthStacks('production')),
      'AWS::EC2::SecurityGroup',
    ).Properties;
    expect(SecurityGroupEgress.map(({ CidrIp }: { CidrIp: string }) => CidrIp)).toStrictEqual([
      '192.168.248.0/21',
      '192.168.240.0/21',
      '192.168.232.0/21',
    ]);
  });
});

describe('serving orders from a cluster that exists already', () => {
  const stacks = synthStacks('trial', { 'atlas.connectionString': EXISTING });
  const template = apiOf(stacks);

  it('needs neither Atlas nor its types', () => {
    expect([...stacks.keys()].filter((name) => name.startsWith('Atlas'))).toStrictEqual(['AtlasApi']);
  });

  it('passes the connection string on', () => {
    const { Variables } = onlyResource(template, 'AWS::Lambda::Function', 'Function').Properties.Environment;
    expect(Variables).toMatchObject({ CONNECTION_STRING: EXISTING, AUTH: 'aws-iam' });
  });

  it.each([
    ['OrdersRoleArn', 'OrdersRole', 'Function'],
    ['IndexesRoleArn', 'IndexesRole', 'IndexesFunction'],
  ])('says in %s which role to bind to a database user', (output, rolePrefix, functionPrefix) => {
    const arn = { 'Fn::GetAtt': [onlyResource(template, 'AWS::IAM::Role', rolePrefix).id, 'Arn'] };
    template.hasOutput(output, { Value: arn });
    expect(onlyResource(template, 'AWS::Lambda::Function', functionPrefix).Properties.Role).toStrictEqual(arn);
  });
});

describe('serving orders from a local server', () => {
  const address = 'mongodb://127.0.0.1:27017/try-out';
  const template = apiOf(synthStacks('trial', { 'atlas.connectionString': address, 'atlas.auth': 'none' }));

  it('does not sign in', () => {
    for (const prefix of ['Function', 'IndexesFunction']) {
      expect(onlyResource(template, 'AWS::Lambda::Function', prefix).Properties.Environment.Variables.AUTH).toBe(
        'none',
      );
    }
  });

  it('uses the database that the address names', () => {
    const { Variables } = onlyResource(template, 'AWS::Lambda::Function', 'Function').Properties.Environment;
    expect(Variables.DATABASE).toBe('try-out');
    template.hasResourceProperties('Custom::MongoDbIndexes', { Database: 'try-out' });
  });
});
