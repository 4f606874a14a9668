import type { Evidence, Look } from '../evidence';
import { expectation, isOn } from './dsl';
import {
  allReach,
  dynamoDbEndpoint,
  gatewayEndpoint,
  interfaceEndpoint,
  letsThroughOrders,
  through,
  vpc,
} from './endpoints';
import { sec01Mutations } from './sec-01-mutations';

const SHOWCASE = ['showcase'] as const;

const fromEveryVpc: Look = (one, view) =>
  through(
    view,
    one,
    view.matching(vpc).map((asker) => [asker.path, asker]),
  );

export const sec01: Evidence = {
  expectations: [
    expectation(
      'the gateway endpoint',
      'leads every subnet of every VPC to DynamoDB',
      gatewayEndpoint,
      fromEveryVpc,
      allReach('reachable'),
    ),
    letsThroughOrders('the gateway endpoint', gatewayEndpoint),
    expectation(
      'every interface endpoint',
      'is reached from every subnet of every VPC',
      interfaceEndpoint,
      fromEveryVpc,
      allReach('reachable'),
      { atLeast: 2, onlyIn: SHOWCASE },
    ),
    letsThroughOrders('every interface endpoint', interfaceEndpoint, { atLeast: 2, onlyIn: SHOWCASE }),
    expectation(
      'DynamoDB’s interface endpoint',
      'leaves the service’s public name to the gateway endpoint',
      dynamoDbEndpoint,
      (one, view) => view.network.hasPrivateDns(one),
      (found) => found !== undefined && !isOn(found),
      { onlyIn: SHOWCASE },
    ),
  ],
  mutations: sec01Mutations,
};
