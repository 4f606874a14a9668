import { ATLAS_EVENTS_STACK, ATLAS_STACK } from '../../assembly/names';
import { isObject } from '../../assembly/assembly';
import { PROFILE_PARAMETER } from '../../assembly/metadata';
import { resolveAssembly } from '../../assembly/resolve';
import type { Account } from '../../services/aws-account';
import { awsFailure } from '../../services/aws-failure';
import { profiles } from '../../settings/profiles';
import { changeRules } from '../../stacks/validation/change-rules';
import type { DeployNeeds } from './deploy-needs';
import { deployedApp, type DeployedStack } from './deployed-app';
import type { Finding } from './finding';
import { DEPLOYED } from './titles';

type Check = (stacks: readonly DeployedStack[], needs: DeployNeeds) => Finding | readonly Finding[];

/** What of the app is deployed already, and what the deployment that is asked for would do to it. */
export async function deployedChecks(account: Account, needs: DeployNeeds): Promise<Finding[]> {
  const replicas = Object.values(profiles).flatMap(({ dynamodb }) => dynamodb.replicas);
  const { stacks, unasked } = await deployedApp(account, needs.region, [...needs.regions, ...replicas]);
  const silent = [...unasked].map(([region, error]): Finding => ({
    title: `${DEPLOYED} in ${region}`,
    state: 'not checked',
    detail: awsFailure(error, 'cloudformation:DescribeStacks').message,
    ...(!needs.regions.includes(region) && { optional: true }),
  }));
  if (stacks.length) return [...CHECKS.flatMap((check) => check(stacks, needs)), ...silent];
  return unasked.has(needs.region) ? silent : [{ title: DEPLOYED, state: 'ok', detail: 'none of this app' }, ...silent];
}

const namesOf = (stacks: readonly DeployedStack[]): string => stacks.map(({ name }) => name).join(', ');
const profilesOf = (stacks: readonly DeployedStack[]): string[] => [
  ...new Set(stacks.map(({ profile }) => profile ?? 'NAME')),
];

const templates: Check = (stacks) => {
  const unread = stacks.filter(({ template }) => !template);
  if (!unread.length) return { title: DEPLOYED, state: 'ok', detail: namesOf(stacks) };
  const detail = `cloudformation:GetTemplate did not answer for ${namesOf(unread)}; what a deployment changes there is not known`;
  return { title: DEPLOYED, state: 'not checked', detail };
};

const profile: Check = (stacks, { profile: asked, assembly }) => {
  const title = 'Profile of the deployed stacks';
  const others = stacks.filter(
    (stack) => assembly.templates.has(stack.name) && stack.template && stack.profile !== asked,
  );
  if (!others.length) return { title, state: 'ok', detail: asked };
  const unguarded = others.filter(({ template }) => {
    const parameters = template?.['Parameters'];
    return !isObject(parameters) || !(PROFILE_PARAMETER in parameters);
  });
  return {
    title,
    state: 'in the way',
    detail: `${namesOf(others)}: ${profilesOf(others).join(', ')}`,
    means: unguarded.length
      ? `${namesOf(unguarded)} would be changed to ${asked} without a question: they were deployed before templates had parameter ${PROFILE_PARAMETER}`
      : `CloudFormation refuses the templates of ${asked}`,
    mend: `-c profile=… as deployed; or, to change it on purpose, npm run doctor -- --from ${profilesOf(others)[0]} -c profile=${asked}, and docs/deploy.md, "From one profile to another"`,
  };
};

const leftBehind: Check = (stacks, { profile: asked, region, assembly }) => {
  const left = stacks.filter(({ name }) => !assembly.templates.has(name));
  const title = `Deployed stacks that ${asked} lacks`;
  if (!left.length) return { title, state: 'ok', optional: true, detail: 'none' };
  const commands = profilesOf(left).map((name) => {
    const ofIt = left.filter((stack) => (stack.profile ?? 'NAME') === name);
    return `npx cdk destroy ${namesOf(ofIt).replaceAll(',', '')} --exclusively -c profile=${name} -c region=${region}`;
  });
  return {
    title,
    state: 'in the way',
    optional: true,
    detail: left.map((stack) => `${stack.name} in ${stack.region}`).join(', '),
    means: 'no deployment removes them: they stay, and are billed',
    mend: `${commands.join('; ')}; before or after the deployment as npm run doctor -- --from ${profilesOf(left)[0]} -c profile=${asked} has it`,
  };
};

const changes: Check = (stacks, { assembly }) => {
  const known = stacks.flatMap(({ name, template }) => (template ? [[name, template] as const] : []));
  const [before, after] = [resolveAssembly({ templates: new Map(known) }), resolveAssembly(assembly)];
  const broken = changeRules.flatMap(({ id, demand, wayAround, find }): Finding[] => {
    const found = find(before, after);
    if (!found.length) return [];
    const places = new Set(found.map(({ resource, property }) => `${resource.path || resource.logicalId} ${property}`));
    return [
      { title: `Change ${id}`, state: 'in the way', detail: [...places].join(', '), means: demand, mend: wayAround },
    ];
  });
  if (broken.length) return broken;
  const detail = `none of those that ${changeRules.length} rules look for (docs/service-rules.md)`;
  return { title: 'Changes that a service refuses', state: 'ok', detail };
};

/** The profile of the API key is create-only in every type of Atlas: https://github.com/mongodb/mongodbatlas-cloudformation-resources */
const keyProfile: Check = (stacks, { keyProfile: asked }) => {
  const title = 'API-key profile of the deployed stacks';
  const ofAtlas = stacks.filter(({ name }) => name === ATLAS_STACK || name === ATLAS_EVENTS_STACK);
  const others = ofAtlas.filter(({ parameters }) => (parameters['AtlasProfile'] ?? asked) !== asked);
  const [first] = others;
  if (!ofAtlas.length) return [];
  if (!first) return { title, state: 'ok', detail: asked };
  const deployed = String(first.parameters['AtlasProfile']);
  return {
    title,
    state: 'in the way',
    detail: `${namesOf(others)}: ${deployed}, not ${asked}`,
    means: `a deployment goes on with ${deployed}; with --parameters AtlasProfile=${asked} it would replace the project, the cluster and all else of Atlas`,
    mend: `-c atlas.profile=${deployed}; another key goes into that one’s secret: docs/deploy.md, "The API key"`,
  };
};

const CHECKS: readonly Check[] = [templates, profile, leftBehind, changes, keyProfile];
