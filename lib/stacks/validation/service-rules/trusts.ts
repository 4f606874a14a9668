import { asText, isObject, type Json, type JsonObject, type TemplateResource } from '../../../assembly/assembly';
import type { ResolvedAssembly } from '../../../assembly/resolve';
import type { RuleFinding, TemplateRule } from './rule';
import { askedOf, type Asks, type SourceKey } from './trust-exceptions';

const ROLE = 'AWS::IAM::Role';
const PERMISSION = 'AWS::Lambda::Permission';
const CONFUSED_DEPUTY = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html';

/** One statement of a policy that lets somebody in, to the actions of one service. */
export interface Trust {
  readonly resource: TemplateResource;
  /** Where the statement stands. */
  readonly property: string;
  readonly principal: JsonObject;
  readonly on: string;
  readonly condition: JsonObject;
}

const list = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as Json[]) : [value];

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** Every statement that lets somebody in, in whatever policy of a resource it stands. */
function trustsIn(resource: TemplateResource, value: Json, property: string): Trust[] {
  if (Array.isArray(value))
    return value.flatMap((part: Json, index) => trustsIn(resource, part, `${property}.${index}`));
  if (!isObject(value)) return [];
  const { Effect, Principal, Action, Condition } = value;
  if (Effect !== 'Allow' || Principal === undefined)
    return Object.entries(value).flatMap(([key, part]) => trustsIn(resource, part, `${property}.${key}`));
  const principal = isObject(Principal) ? Principal : { AWS: Principal };
  const on = [...new Set(list(Action).map((action) => asText(action).split(':')[0] ?? ''))];
  return on.map((service) => ({ resource, property, principal, on: service, condition: objectOf(Condition) }));
}

/** A function's policy is made of these: no document, the same conditions. */
function permission(resource: TemplateResource): Trust {
  const { Principal = '', SourceAccount, SourceArn } = resource.properties;
  const kind = asText(Principal).includes('.amazonaws.com') ? 'Service' : 'AWS';
  const condition = {
    ...(SourceAccount === undefined ? {} : { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
    ...(SourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': SourceArn } }),
  };
  return { resource, property: 'Properties', principal: { [kind]: Principal }, on: 'lambda', condition };
}

/** Every one in the templates of an app. */
export const trustsOf = (app: ResolvedAssembly): Trust[] =>
  app.resources.flatMap((resource) =>
    resource.type === PERMISSION ? [permission(resource)] : trustsIn(resource, resource.properties, 'Properties'),
  );

const OPERATORS: Readonly<Record<'always' | 'if-sent', RegExp>> = {
  always: /^(StringEquals|StringLike|ArnEquals|ArnLike)$/,
  'if-sent': /^(StringEquals|StringLike|ArnEquals|ArnLike)(IfExists)?$/,
};

const isAccount = (app: ResolvedAssembly, stack: string, value: Json): boolean => {
  const target = app.targetOf(stack, value);
  return target?.kind === 'pseudo' && target.name === 'AWS::AccountId';
};

/** Whether an ARN can be of this account only: it has the account in it, or is of a resource of the app. */
const isOfAccount = (app: ResolvedAssembly, stack: string, value: Json): boolean =>
  app
    .targetsIn(stack, value)
    .some((target) => (target.kind === 'pseudo' ? target.name === 'AWS::AccountId' : target.kind === 'resource'));

/** The values that a condition demands of a key. Names of keys know no case. */
const demanded = ({ condition }: Trust, key: string, operators: RegExp): Json[] =>
  Object.entries(condition)
    .filter(([operator]) => operators.test(operator))
    .flatMap(([, keys]) => Object.entries(objectOf(keys)))
    .filter(([name]) => name.toLowerCase() === key.toLowerCase())
    .flatMap(([, value]) => list(value));

function missing(app: ResolvedAssembly, trust: Trust, asks: Asks): string[] {
  const { stack } = trust.resource;
  return (Object.entries(asks) as [SourceKey, 'always' | 'if-sent'][]).flatMap(([key, when]) => {
    const values = demanded(trust, key, OPERATORS[when]);
    const names = key === 'aws:SourceAccount' ? isAccount : isOfAccount;
    return values.length > 0 && values.every((value) => names(app, stack, value)) ? [] : [`${key} (${when})`];
  });
}

export const serviceTrustNamesAccount: TemplateRule = {
  id: 'service-trust-names-account',
  kind: 'create',
  demand:
    'A service acts for whoever has it act: a policy that lets one in says for which account, and for which of its resources, or anybody who knows the name uses it through the service',
  source: CONFUSED_DEPUTY,
  checked: '2026-11-26',
  spans: [ROLE, PERMISSION, 'any policy of a resource'],
  fix: 'Use serviceActingFor of lib/stacks/common/service-principal.ts, or say with its source in trust-exceptions.ts what the service does not send',
  find: (app) =>
    trustsOf(app).flatMap((trust): RuleFinding[] =>
      list(trust.principal['Service']).flatMap((service) => {
        const lacking = missing(app, trust, askedOf(service, trust.on));
        const { resource, property, condition } = trust;
        return lacking.length ? [{ resource, property, found: condition, expected: lacking.join(' and ') }] : [];
      }),
    ),
};

export const outsiderNamesExternalId: TemplateRule = {
  id: 'outsider-names-external-id',
  kind: 'create',
  demand:
    'Another account that takes on a role acts for its own customers: the role asks for the external id that only this one has with it',
  source: CONFUSED_DEPUTY,
  checked: '2026-11-26',
  spans: [ROLE],
  fix: 'Make the role by CloudProviderAccess.role',
  find: (app) =>
    trustsOf(app)
      .filter(({ resource, on }) => resource.type === ROLE && on === 'sts')
      .flatMap((trust): RuleFinding[] => {
        const { resource, property, principal, condition } = trust;
        const outsiders = list(principal['AWS']).filter((value) => !isOwn(app, resource.stack, value));
        const ids = demanded(trust, 'sts:ExternalId', OPERATORS.always).filter((id) => id !== '*');
        return outsiders.length && !ids.length
          ? [{ resource, property, found: condition, expected: 'sts:ExternalId' }]
          : [];
      }),
};

/** Whether a principal is this account, or a role of it that the app makes. */
const isOwn = (app: ResolvedAssembly, stack: string, value: Json): boolean =>
  app.targetsIn(stack, value).some((target) => {
    if (target.kind === 'pseudo') return target.name === 'AWS::AccountId';
    if (target.kind !== 'resource') return false;
    return app.ofType(ROLE).some((role) => role.stack === target.stack && role.logicalId === target.logicalId);
  });
