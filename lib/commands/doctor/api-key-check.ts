import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AtlasReader, GET_PROJECT } from '../../services/atlas-reader';
import { clientOptions, type Account } from '../../services/aws-account';
import type { Finding } from './finding';
import { API_KEY } from './titles';
import { Refusal } from '../../errors';

/** No project has this id. That Atlas says so, to a signed request, shows what can be shown before there is a project. */
const NO_PROJECT = '0'.repeat(24);

/** The API key signs in from here. What it may do shows when it does it: no question about a key's roles is asked. */
export async function apiKeyCheck(account: Account, region: string, profile: string): Promise<Finding> {
  const title = API_KEY;
  const options = clientOptions(region, account.access);
  const reader = new AtlasReader({
    cloudformation: new CloudFormationClient(options),
    secretsmanager: new SecretsManagerClient(options),
  });
  try {
    const project = await signIn(reader, profile);
    const names = { groupId: project ?? NO_PROJECT };
    const found = await reader.read(GET_PROJECT, names, project ? `show project ${project}` : 'sign in');
    if (found) return { title, state: 'ok', detail: `signs in, and sees project ${found.name} of stack Atlas` };
    if (!project)
      return { title, state: 'ok', detail: 'signs in; whether it may create a project, a deployment shows' };
    return missing(title, `it signs in, and Atlas knows no project ${project}, which stack Atlas has`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isRefused = /HTTP 40[13]|^the secret .* (is not|has a)/.test(error.message);
    return isRefused ? missing(title, error.message) : { title, state: 'not checked', detail: error.message };
  }
}

/** @returns the project of stack `Atlas`; the key can be read without one */
async function signIn(reader: AtlasReader, profile: string): Promise<string | undefined> {
  try {
    return await reader.signIn(profile);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await reader.signIn(profile, NO_PROJECT);
    return undefined;
  }
}

const missing = (title: string, detail: string): Finding => ({
  title,
  state: 'missing',
  detail,
  means: 'nothing of Atlas can be deployed or deleted',
  mend: 'README.md, "Deploy to a real account", steps 1 and 2: https://cloud.mongodb.com, Access Manager, API Keys',
});
