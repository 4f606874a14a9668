import { startApiGatewayStandIn } from '../../../../lib/engines/api-gateway/server';
import { JSON_TYPE, type RestApi } from '../../../../lib/engines/api-gateway/rest-api';
import type { OwnServer } from '../../../../lib/engines/own-server';
import { runCredentials, signatureForm } from '../../../../lib/engines/run-credentials';

const method = (httpMethod: string, template: string): RestApi['methods'][number] => ({
  httpMethod,
  resource: '/things/{id}',
  iam: true,
  requiredQuery: [],
  bodySchemas: {},
  integration: {
    action: 'GetItem',
    requestTemplates: { [JSON_TYPE]: template },
    responses: [{ status: 200, template: "$input.json('$')" }],
  },
});
const api: RestApi = {
  gatewayResponses: new Map(),
  methods: [
    method('GET', '{"id":"$input.params().path.get("id")"}'),
    method('PUT', "$input.json('$')"),
    method('DELETE', '#if('),
  ],
};

describe('the stand-in for API Gateway, as a server', () => {
  const credentials = runCredentials();
  let server: OwnServer;
  beforeAll(async () => {
    server = await startApiGatewayStandIn(api, (_, body) => Promise.resolve({ status: 200, body }), credentials);
  });
  afterAll(() => server.stop());

  const send = async (httpMethod: string, more: RequestInit = {}) => {
    const authorization = signatureForm(credentials, 'eu-west-1', 'execute-api');
    const headers = { authorization, 'content-type': JSON_TYPE };
    const response = await fetch(`${server.url}/things/a`, { method: httpMethod, headers, ...more });
    return [response.status, await response.text()];
  };

  it('is on loopback', () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });

  it('answers through the templates', async () => {
    expect(await send('GET')).toStrictEqual([200, '{"id":"a"}']);
  });

  it('passes a body on', async () => {
    expect(await send('PUT', { body: '{"note":"häagen"}' })).toStrictEqual([200, '{"note":"häagen"}']);
  });

  it('hides no template that does not render', async () => {
    expect((await send('DELETE'))[0]).toBe(500);
  });
});
