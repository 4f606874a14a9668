/** What the APIs in front of both databases show alike, and the changes that take it away. */
import { asText, type Json, type TemplateResource } from '../../assembly/assembly';
import { ROUTES } from '../../orders/routes';
import type { Expectation } from '../evidence';
import type { View } from '../view';
import { letsThrough, methodIn, ONLY_GOOD, operation, pathOf } from './api-methods';
import { apiIn, apiOf, limitsEveryPath, logsEveryAccess, logsOf, servedBy, stageIn } from './api-stage';
import { at, expectation, is } from './dsl';

export const guardedApi = (name: string, stack: string): [Expectation, ...Expectation[]] => {
  const [api, method, stage] = [apiIn(stack), methodIn(stack), stageIn(stack)];
  const operations = (one: TemplateResource, view: View): Json =>
    view
      .matching(method)
      .filter((each) => apiOf(each, view) === one)
      .map((each) => operation(each, view) ?? `${asText(each.properties['HttpMethod'])} ${pathOf(each, view)}`)
      .sort();
  return [
    expectation(
      name,
      'has the six methods of the contract, and no other',
      api,
      operations,
      is(Object.keys(ROUTES).sort()),
    ),
    expectation(
      name,
      'is open to the internet, with no policy that lets others in or keeps all out',
      api,
      ({ properties }) => ({
        endpoint: properties['EndpointConfiguration'] ?? null,
        disabled: properties['DisableExecuteApiEndpoint'] ?? false,
        policy: properties['Policy'] ?? null,
      }),
      is({ endpoint: { Types: ['REGIONAL'] }, disabled: false, policy: null }),
    ),
    expectation(
      `every method of ${name}`,
      'takes signed requests only',
      method,
      at('AuthorizationType'),
      is('AWS_IAM'),
    ),
    expectation(
      `every method of ${name}`,
      'lets a good request through and no bad one',
      method,
      letsThrough,
      ONLY_GOOD,
    ),
    expectation(`the stage of ${name}`, 'serves that API', stage, servedBy, (found, one, view) => {
      const [first] = view.matching(api);
      return first !== undefined && is([first.path, first.path])(found);
    }),
    expectation(`the stage of ${name}`, 'throttles every path', stage, at('MethodSettings'), limitsEveryPath),
    expectation(`the stage of ${name}`, 'logs every access', stage, logsOf, logsEveryAccess),
  ];
};
