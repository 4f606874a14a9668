import * as z from 'zod/mini';
import type { ApiKey } from '../../lib/atlas-admin/api-key';
import { AtlasError, refusal } from '../../lib/atlas-admin/atlas-error';
import type { Effort } from '../../lib/atlas-admin/effort';
import { apiError, OPERATIONS, type CloudProviderAccess, type AtlasOperation } from '../../lib/atlas-admin/operations';
import { signedRequest } from '../../lib/atlas-admin/signed-request';

/**
 * The Atlas Admin API's cloud provider access of one project. Each call is one try: what to repeat is for those to say who know whether
 * it is safe.
 *
 * Failures are {@link AtlasError}s; whatever Atlas says, the key is not in their text.
 */
export class AdminApi {
  constructor(
    private readonly key: ApiKey,
    private readonly projectId: string,
    private readonly effort: Effort,
  ) {}

  async list(): Promise<readonly CloudProviderAccess[]> {
    const { awsIamRoles } = await this.call(OPERATIONS.list, 'list the cloud provider accesses');
    return awsIamRoles ?? [];
  }

  create(): Promise<CloudProviderAccess> {
    return this.call(OPERATIONS.create, 'make a cloud provider access', {}, { providerName: 'AWS' });
  }

  /** @returns nothing when there is no such access */
  get(roleId: string): Promise<CloudProviderAccess | undefined> {
    return unlessGone(this.call(OPERATIONS.get, `show cloud provider access ${roleId}`, { roleId }));
  }

  authorize(roleId: string, iamAssumedRoleArn: string): Promise<CloudProviderAccess> {
    const asked = `bind cloud provider access ${roleId} to ${iamAssumedRoleArn}`;
    return this.call(OPERATIONS.authorize, asked, { roleId }, { providerName: 'AWS', iamAssumedRoleArn });
  }

  /** Does nothing when there is no such access. */
  async remove(roleId: string): Promise<void> {
    const asked = `delete cloud provider access ${roleId}`;
    await unlessGone(this.call(OPERATIONS.remove, asked, { cloudProvider: 'AWS', roleId }));
  }

  private async call<R, A>(
    operation: AtlasOperation<R, A>,
    asked: string,
    names: Readonly<Record<string, string>> = {},
    body?: R,
  ): Promise<A> {
    try {
      return await this.exchange(operation, `${asked} of project ${this.projectId}`, names, body);
    } catch (error) {
      if (error instanceof Error) error.message = this.withoutKey(error.message);
      throw error;
    }
  }

  private async exchange<R, A>(
    operation: AtlasOperation<R, A>,
    asked: string,
    names: Readonly<Record<string, string>>,
    body: R | undefined,
  ): Promise<A> {
    const values: Readonly<Record<string, string>> = { groupId: this.projectId, ...names };
    const uri = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
    const { status, headers, text } = await signedRequest({
      key: this.key,
      effort: this.effort,
      operation,
      uri,
      asked,
      body,
    });
    const json = parsed(text);
    if (status >= 400) {
      const said = z.safeParse(apiError, json);
      throw refusal(asked, status, said.success ? said.data : undefined, retryAfterMs(headers));
    }
    if (operation.answer === undefined) return undefined as A;
    const answer = z.safeParse(operation.answer, json);
    if (answer.success) return answer.data;
    const where = answer.error.issues[0]?.path.join('.') || 'the whole of it';
    throw new AtlasError(
      `Atlas was asked to ${asked} and answered HTTP ${status} with what is not documented: ${where} is wrong.`,
      {
        status,
      },
    );
  }

  private withoutKey(text: string): string {
    return text.replaceAll(this.key.privateKey, '(private key)').replaceAll(this.key.publicKey, '(public key)');
  }
}

async function unlessGone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof AtlasError && error.status === 404) return undefined;
    throw error;
  }
}

/** In seconds, as Atlas documents it, or as a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfterMs(headers: Headers): number {
  const value = headers.get('retry-after') ?? '';
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(milliseconds) ? 0 : Math.max(0, milliseconds);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
