import type { AtlasOperation } from '../atlas-admin/operations';
import type { AtlasConnection } from './atlas-connection';
import { pollUntilDone } from './poll-until-done';
import { resolved, type Context, type Found, type Parameters, type Step } from './step';

export interface AtlasCall<Request, Answer> {
  readonly connection: AtlasConnection;
  readonly operation: AtlasOperation<Request, Answer>;
  /** What stands in the path for each name in braces. */
  readonly names: Readonly<Record<string, string>>;
  readonly body?: Request;
  readonly does: string;
  /** As `take a snapshot of cluster orders`, for the message when Atlas refuses to. */
  readonly asked: string;
  readonly notFound: string;
  /** @throws Refusal where the answer stands against going on */
  learn?(answer: Answer, context: Context): Found;
  /** Makes it a step that waits: what is still going on, or nothing. @throws Refusal where it ended badly */
  goingOn?(answer: Answer, context: Context): string | undefined;
}

/** A step that is one call of the Atlas Admin API, or the same call until something has ended. */
export function atlasStep<Request, Answer>(call: AtlasCall<Request, Answer>): Step {
  const { operation, names, body, connection, asked, notFound, does } = call;
  return {
    call: `${operation.method} ${operation.path}`,
    kind: call.goingOn ? 'waits' : operation.method === 'GET' ? 'reads' : 'changes',
    does,
    parameters: { ...names, ...(body as Parameters | undefined) },
    async run(context) {
      const { found, world, note } = context;
      const uri = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(resolved(names[name] ?? '', found)),
      );
      const request = { operation, uri, asked, body: resolved(body, found), notFound };
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
