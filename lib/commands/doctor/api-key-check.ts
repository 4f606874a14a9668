import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AtlasError } from '../../atlas-admin/atlas-error';
import { ATLAS_FACTS } from '../../atlas-admin/project-facts';
import { Refusal, unlessAbsent } from '../../errors';
import { AtlasConnection, ONE_LOOK } from '../../services/atlas-connection';
import { keyOf, projectOf } from '../../services/atlas-sign-in';
import { clientOptions, sender, type Account } from '../../services/aws-account';
import { askAws } from '../../services/aws-call';
import { ATLAS_STACK } from '../../assembly/names';
import type { Finding } from './finding';
import { API_KEY } from './titles';

/** No project has this id. That Atlas says so, to a signed request, shows what can be shown before there is a project. */
const NO_PROJECT = '0'.repeat(24);

/** The API key signs in from here. What it may do shows when it does it: no question about a key's roles is asked. */
export async function apiKeyCheck(account: Account, region: string, profile: string): Promise<Finding> {
  const title = API_KEY;
  const options = clientOptions(region, account.access);
  const connection = new AtlasConnection(ONE_LOOK);
  try {
    await askAws(sender(new SecretsManagerClient(options)), keyOf(profile, connection));
    const project = await deployedProject(new CloudFormationClient(options));
    const names = { groupId: project ?? NO_PROJECT };
    const asked = project === undefined ? 'sign in' : `show project ${project}`;
    const found = await unlessAbsent(connection.send({ operation: ATLAS_FACTS.project, names, asked }));
    if (found) return { title, state: 'ok', detail: `signs in, and sees project ${found.name} of stack Atlas` };
    if (project === undefined) {
      return { title, state: 'ok', detail: 'signs in; whether it may create a project, a deployment shows' };
    }
    return missing(title, `it signs in, and Atlas knows no project ${project}, which stack Atlas has`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return isKeyAtFault(error) ? missing(title, error.message) : { title, state: 'not checked', detail: error.message };
  }
}

/** Undefined where the stack is not there, or cannot be looked at: the key can be tried without one. */
async function deployedProject(client: CloudFormationClient): Promise<string | undefined> {
  try {
    return (await askAws(sender(client), projectOf(ATLAS_STACK)))['ProjectId'];
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Where it is AWS that does not let anybody read the key, nothing is known of it. */
const isKeyAtFault = (error: Refusal): boolean =>
  error instanceof AtlasError ? error.kind === 'no-credentials' || error.kind === 'denied' : error.kind === 'invalid';

const missing = (title: string, detail: string): Finding => ({
  title,
  state: 'missing',
  detail,
  means: 'nothing of Atlas can be deployed or deleted',
  mend: 'README.md, "Deploy to a real account", steps 1 and 2: https://cloud.mongodb.com, Access Manager, API Keys',
});
