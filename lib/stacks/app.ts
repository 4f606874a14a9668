import { App, Stack, Tags, type AppProps } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AnalyticsStack } from './analytics/stack';
import { ApiGatewayAccountStack } from './api/account-stack';
import { OrdersRestApi } from './api/orders-rest-api';
import { AtlasApiStack } from './atlas/api-stack';
import { AtlasEventsStack } from './atlas/events-stack';
import { AtlasExtensionsStack } from './atlas/extensions-stack';
import { AtlasStack } from './atlas/stack';
import { PROFILE_METADATA } from '../assembly/metadata';
import { DynamoDbReplicaStack } from './dynamodb/replica-stack';
import { DynamoDbStack } from './dynamodb/stack';
import {
  ANALYTICS_STACK,
  API_ACCOUNT_STACK,
  ATLAS_API_STACK,
  ATLAS_EVENTS_STACK,
  ATLAS_EXTENSIONS_STACK,
  ATLAS_LOAD_TEST_STACK,
  ATLAS_STACK,
  DYNAMODB_STACK,
  LOAD_TEST_STACK,
  MONITORING_STACK,
  NETWORK_STACK,
  replicaStack,
} from '../assembly/names';
import { trace } from './functions/tracing';
import { AtlasLoadTestStack, type ReachedAtlas } from './load-test/atlas-stack';
import { LoadTestStack } from './load-test/stack';
import { MonitoringStack } from './monitoring/stack';
import { NetworkStack } from './network/stack';
import { readSettings } from '../settings/read-settings';
import type { Settings } from '../settings/schema';
import { keepProfile } from './common/keep-profile';
import { tagsOf } from './common/tags';
import { validateTemplates } from './validation/validate-templates';

/** An app without stacks. */
export const emptyApp = (props: AppProps = {}): App => new App({ analyticsReporting: false, ...props });

/** What the app was given, by its props and by CDK's command line: of `-c` and of its files. */
export const contextOf = (app: App): Record<string, unknown> => app.node.getAllContext() as Record<string, unknown>;

/**
 * The whole app of the profile and settings that its context chooses.
 *
 * Every stack has a region and no account: synth needs neither an account nor the network.
 * @throws SettingsError when the settings cannot be deployed
 */
export function ordersApp(props: AppProps = {}): App {
  const app = emptyApp(props);
  addStacks(app, readSettings(contextOf(app)), props.builtinCloudFormationValidation !== false);
  return app;
}

/** @param isValidated whether each synth checks what it has made */
export function addStacks(app: App, settings: Settings, isValidated = true): void {
  const inHomeRegion = { settings, env: { region: settings.region } };

  const { vpc } = new NetworkStack(app, NETWORK_STACK, inHomeRegion);
  const { orders } = new DynamoDbStack(app, DYNAMODB_STACK, {
    ...inHomeRegion,
    replicaKeyArns: replicaKeys(app, settings),
  });
  if (settings.redshift) new AnalyticsStack(app, ANALYTICS_STACK, { ...inHomeRegion, vpc, orders });
  const atlas = addAtlas(app, settings, vpc);
  if (settings.loadTest.enabled) {
    const loadTest = new LoadTestStack(app, LOAD_TEST_STACK, { ...inHomeRegion, vpc, orders });
    // No function of an account reaches a server on somebody's machine.
    if (atlas && settings.atlas.auth === 'aws-iam')
      new AtlasLoadTestStack(app, ATLAS_LOAD_TEST_STACK, { ...inHomeRegion, vpc, loadTest, atlas });
  }
  if (settings.apiLogRole) addApiAccount(app, settings);
  addMonitoring(app, settings);
  trace(app, settings.tracing);
  for (const stack of app.node.children.filter((child) => Stack.isStack(child))) {
    // In every template: whoever reads one can tell what it must show.
    stack.templateOptions.metadata = { ...stack.templateOptions.metadata, [PROFILE_METADATA]: settings.profile };
    keepProfile(stack, settings.profile);
    stack.terminationProtection = settings.removal === 'retain';
  }
  for (const [name, value] of Object.entries(tagsOf(settings))) Tags.of(app).add(name, value);
  if (isValidated) validateTemplates(app, settings);
}

function addApiAccount(app: App, { region }: Settings): void {
  const apis = app.node.findAll().filter((construct) => construct instanceof OrdersRestApi);
  const usedBy = apis.map((api) => Stack.of(api));
  if (usedBy.length) new ApiGatewayAccountStack(app, API_ACCOUNT_STACK, { usedBy, env: { region } });
}

function addMonitoring(app: App, settings: Settings): void {
  const { region, monitoring, alarmEmail, budget, dynamodb } = settings;
  if (!monitoring && alarmEmail === undefined && budget.monthlyUsd === undefined) return;
  const has = {
    dynamodbApi: dynamodb.api,
    dynamodbTotals: dynamodb.trigger,
    atlasApi: app.node.tryFindChild(ATLAS_API_STACK) !== undefined,
    atlasTotals: app.node.tryFindChild(ATLAS_EVENTS_STACK) !== undefined,
  };
  new MonitoringStack(app, MONITORING_STACK, { settings, has, env: { region } });
}

function replicaKeys(app: App, settings: Settings): Record<string, string> {
  const { customerKey, replicas } = settings.dynamodb;
  if (!customerKey) return {};
  return Object.fromEntries(
    replicas.map((region) => {
      const stack = new DynamoDbReplicaStack(app, replicaStack(region), { settings, env: { region } });
      return [region, stack.keyArn];
    }),
  );
}

/**
 * A cluster that exists already needs no project, no cluster and no activated types, only the API.
 *
 * @returns undefined where nothing in the VPC can reach the cluster
 */
function addAtlas(app: App, settings: Settings, vpc: ec2.IVpc): ReachedAtlas | undefined {
  const inHomeRegion = { settings, vpc, env: { region: settings.region } };
  const { connectionString, activateTypes, eventBridge } = settings.atlas;
  if (connectionString !== undefined) {
    return { connectionString, api: new AtlasApiStack(app, ATLAS_API_STACK, { ...inHomeRegion, connectionString }) };
  }

  const env = { region: settings.region };
  const atlas = new AtlasStack(app, ATLAS_STACK, inHomeRegion);
  const events = eventBridge
    ? [new AtlasEventsStack(app, ATLAS_EVENTS_STACK, { settings, projectId: atlas.projectId, env })]
    : [];
  if (activateTypes !== false) {
    const typeNames = activateTypes === true ? undefined : activateTypes;
    new AtlasExtensionsStack(app, ATLAS_EXTENSIONS_STACK, { settings, typeNames, usedBy: [atlas, ...events], env });
  }
  const { connectionString: ours, clients, loadRole } = atlas;
  if (!clients) return undefined;
  const api = new AtlasApiStack(app, ATLAS_API_STACK, { ...inHomeRegion, connectionString: ours, clients });
  return { connectionString: ours, loadRole, api };
}
