/** Questions to Atlas, signed with the API key of a profile; nothing is ever changed. */
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { AtlasOperation } from '../atlas-admin/operations';
import { AtlasConnection } from './atlas-connection';
import { signIn } from './atlas-sign-in';
import { atlasStep } from './atlas-step';
import { inTime } from './aws-account';
import { withTimeout } from './with-timeout';
import { Refusal } from '../errors';
import type { Found, Step } from './step';
import type { World } from './world';
import { CLUSTER_NAME, ATLAS_STACK } from '../stacks/names';

/** https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-getgroup */
export const GET_PROJECT = {
  method: 'GET',
  path: '/api/atlas/v2/groups/{groupId}',
  version: '2023-01-01',
  answer: z.object({ name: z.string(), created: z.string(), clusterCount: z.int() }),
} as const satisfies AtlasOperation;

/** How long one question may take, in milliseconds. */
const ANSWER_MS = 8_000;
/** Ends the message of a refusal that is no failure: it answers the question. */
const NOT_THERE = 'It is not there.';

export interface AtlasClients {
  readonly cloudformation: CloudFormationClient;
  readonly secretsmanager: SecretsManagerClient;
}

export class AtlasReader {
  readonly #connection = new AtlasConnection();
  readonly #world: World;
  #trouble = '';

  constructor(clients: AtlasClients) {
    this.#world = {
      send: (service, command) =>
        (clients[service as keyof AtlasClients] as CloudFormationClient).send(command as never, inTime()),
      now: () => Date.now(),
      // One try each: whoever asks wants to know how it is now.
      wait: () => Promise.reject(new Refusal(this.#trouble)),
    };
  }

  /**
   * Reads the key of a profile.
   *
   * @param project left out, the project of the stack `Atlas`
   * @returns the project, where it was looked up
   * @throws Refusal without the key
   */
  async signIn(profile: string, project?: string): Promise<string | undefined> {
    const given = { stack: ATLAS_STACK, cluster: CLUSTER_NAME, profile, ...(project !== undefined && { project }) };
    let found: Found = {};
    for (const step of signIn(this.#connection, given)) found = { ...found, ...(await this.run(step, found)) };
    return found['ProjectId'];
  }

  /**
   * @param asked as `show project 5f3c…`
   * @returns undefined where Atlas knows nothing of that name
   * @throws Refusal in Atlas's own words
   */
  async read<Answer>(
    operation: AtlasOperation<unknown, Answer>,
    names: Readonly<Record<string, string>>,
    asked: string,
  ): Promise<Answer | undefined> {
    let seen: Answer | undefined;
    const learn = (answer: Answer): Found => {
      seen = answer;
      return {};
    };
    const connection = this.#connection;
    try {
      await this.run(atlasStep({ connection, operation, names, does: asked, asked, notFound: NOT_THERE, learn }), {});
      return seen;
    } catch (error) {
      if (error instanceof Refusal && error.message.endsWith(NOT_THERE)) return undefined;
      throw error;
    }
  }

  private run(step: Step, found: Found): Promise<Found> {
    const note = (line: string): void => {
      // Of a refusal the status only: Atlas's own words are shown where the key has been taken out of them.
      this.#trouble = line.replace(/ Trying again in .*$/s, '').replace(/(HTTP \d+).*$/s, '$1). Try again later.');
    };
    const late = (): Error => new Refusal(`${step.call} was not answered within ${ANSWER_MS / 1_000} s.`);
    return withTimeout(
      ANSWER_MS,
      step.run({ found, world: this.#world, deadline: Date.now() + ANSWER_MS, note }),
      late,
    );
  }
}
