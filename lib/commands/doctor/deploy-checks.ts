import { apiKeyCheck } from './api-key-check';
import { atlasTypesCheck } from './atlas-types-check';
import { signInToAws, type Account, type AwsAccess } from '../../services/aws-account';
import { awsFailure } from '../../services/aws-failure';
import type { Refusal } from '../../errors';
import { bootstrapCheck } from './bootstrap-check';
import type { DeployNeeds } from './deploy-needs';
import { deployedChecks } from './deployed-checks';
import type { Finding } from './finding';
import { logRoleCheck } from './log-role-check';
import { networkChecks } from './network-checks';
import { secretCheck } from './secret-check';
import {
  API_KEY,
  bootstrapTitle,
  CREDENTIALS,
  DEPLOYED,
  logRoleTitle,
  secretTitle,
  servicesTitle,
  typesTitle,
  zonesTitle,
} from './titles';

/** What an account has of what a deployment needs. Reads only; side by side where one does not need the other. */
export async function deployChecks(needs: DeployNeeds, access: AwsAccess): Promise<Finding[]> {
  let account: Account;
  try {
    account = await signInToAws(needs.region, access);
  } catch (error) {
    const detail = 'nothing can be asked without them';
    const rest = titles(needs).map((title): Finding => ({ title, state: 'not checked', detail }));
    return [credentialsFailed(awsFailure(error, 'sts:GetCallerIdentity')), ...rest];
  }
  const found: Finding = { title: CREDENTIALS, state: 'ok', detail: `account ${account.id}` };
  const checks = [
    ...needs.regions.map((region) => bootstrapCheck(account, region, needs.refusedBootstraps)),
    networkChecks(account, needs),
    logRoleCheck(account, needs.region, needs.logRole),
    atlasTypesCheck(account, needs.region, needs.atlasTypes),
    keyChecks(account, needs),
    deployedChecks(account, needs),
  ];
  return [found, ...(await Promise.all(checks)).flat()];
}

/** No answer is no verdict on the credentials. */
const credentialsFailed = ({ kind, message: detail }: Refusal): Finding =>
  kind === 'unavailable'
    ? { title: CREDENTIALS, state: 'not checked', detail }
    : {
        title: CREDENTIALS,
        state: 'missing',
        detail,
        means: 'nothing can be deployed, and nothing below could be asked',
        mend: 'aws configure sso, aws sso login, or AWS_PROFILE: https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html',
      };

async function keyChecks(account: Account, { region, keyProfile }: DeployNeeds): Promise<Finding[]> {
  const secret = await secretCheck(account, region, keyProfile);
  if (secret.state === 'ok') return [secret, await apiKeyCheck(account, region, keyProfile)];
  return [secret, { title: API_KEY, state: 'not checked', detail: 'its secret cannot be read' }];
}

/** Of what can only be asked with credentials. */
const titles = ({ regions, region, keyProfile, logRole }: DeployNeeds): string[] => [
  ...regions.map(bootstrapTitle),
  zonesTitle(region),
  servicesTitle(region),
  ...(logRole === 'none' ? [] : [logRoleTitle(region)]),
  typesTitle(region),
  secretTitle(keyProfile, region),
  API_KEY,
  DEPLOYED,
];
