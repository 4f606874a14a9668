import type { AtlasRequest } from '../../atlas-admin/client';
import type { Found } from '../../services/aws-call';
import type { AtlasConnection } from '../../services/atlas-connection';
import { pollUntilDone } from './poll-until-done';
import { resolved, type Context, type Parameters, type Step } from './step';

export interface AtlasCall<Request, Answer> extends AtlasRequest<Request, Answer> {
  readonly connection: AtlasConnection;
  readonly does: string;
  readonly notFound: string;
  /** @throws Refusal where the answer stands against going on */
  learn?(answer: Answer, context: Context): Found;
  /** Makes it a step that waits: what is still going on, or nothing. @throws Refusal where it ended badly */
  goingOn?(answer: Answer, context: Context): string | undefined;
}

/** A step that is one call of the Atlas Admin API, or the same call until something has ended. */
export function atlasStep<Request, Answer>(call: AtlasCall<Request, Answer>): Step {
  const { operation, names, body, connection, does } = call;
  return {
    call: `${operation.method} ${operation.path}`,
    kind: call.goingOn ? 'waits' : operation.method === 'GET' ? 'reads' : 'changes',
    does,
    parameters: { ...names, ...(body as Parameters | undefined) },
    async run(context) {
      const { found, world, note } = context;
      const request = { ...call, names: resolved(names, found), body: resolved(body, found) };
      let learnt: Found = {};
      await pollUntilDone(async () => {
        const answer = await connection.send(request, world, note);
        const goingOn = call.goingOn?.(answer, context);
        if (goingOn === undefined) learnt = call.learn?.(answer, context) ?? {};
        return goingOn;
      }, context);
      return learnt;
    },
  };
}
