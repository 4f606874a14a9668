import type { CdkCustomResourceEvent, CdkCustomResourceResponse } from 'aws-lambda';
import { readApiKey } from '../../../lib/atlas-admin/api-key';
import { onEvent } from '../../../lambda/cloud-provider-access/on-event';
import { ACCESS_TYPE, AUTHORIZATION_TYPE } from '../../../lambda/cloud-provider-access/resource-types';
import { CloudProviderAccesses } from '../../support/atlas-admin-api/cloud-provider-accesses';
import { AtlasAdminApi } from '../../support/atlas-admin-api/server';

export const PROJECT = '5f3c0a51e4b0c0ffee000001';
export const OTHER_PROJECT = '5f3c0a51e4b0c0ffee000002';
export const ROLE_ARN = 'arn:aws:iam::111122223333:role/Atlas-CustomerKeyRole-ABC';
export const KEY = { publicKey: 'publicky', privateKey: '01234567-89ab-cdef-0123-456789abcdef' };

type Properties = Record<string, unknown>;

/** The custom resources against an Atlas of this machine, with time that passes only by waiting. */
export class LocalAtlas {
  readonly project = new CloudProviderAccesses(PROJECT);
  /** Milliseconds of each wait. */
  readonly waits: number[] = [];
  readonly reports: string[] = [];
  remaining = 300_000;
  requestMs = 10_000;
  key = KEY;
  api!: AtlasAdminApi;

  static async start(): Promise<LocalAtlas> {
    const atlas = new LocalAtlas();
    atlas.api = await AtlasAdminApi.start(KEY, atlas.project.routes);
    return atlas;
  }

  get secret(): string {
    const { publicKey: PublicKey, privateKey: PrivateKey } = this.key;
    return JSON.stringify({ PublicKey, PrivateKey, BaseUrl: this.api.baseUrl });
  }

  /** What was asked and done, as `POST 200`; `cut` where the connection was. */
  get asked(): string[] {
    return this.api.exchanges.map(({ operation, reply }) => `${operation.method} ${reply?.status ?? 'cut'}`);
  }

  access(
    RequestType: CdkCustomResourceEvent['RequestType'],
    more: { id?: string; old?: Properties; properties?: Properties } = {},
  ) {
    return this.send(ACCESS_TYPE, RequestType, { ProjectId: PROJECT, Profile: 'team' }, more);
  }

  authorization(
    RequestType: CdkCustomResourceEvent['RequestType'],
    RoleId: string,
    more: { old?: Properties; properties?: Properties } = {},
  ) {
    const properties = { ProjectId: PROJECT, Profile: 'team', RoleId, IamRoleArn: ROLE_ARN };
    return this.send(AUTHORIZATION_TYPE, RequestType, properties, { id: RoleId, ...more });
  }

  private send(
    ResourceType: string,
    RequestType: CdkCustomResourceEvent['RequestType'],
    given: Properties,
    { id, old, properties = {} }: { id?: string; old?: Properties; properties?: Properties },
  ): Promise<CdkCustomResourceResponse> {
    const event = {
      ResourceType,
      RequestType,
      ResourceProperties: { ...given, ...properties },
      ...(RequestType === 'Create' ? {} : { PhysicalResourceId: id }),
      ...(RequestType === 'Update' ? { OldResourceProperties: { ...given, ...old } } : {}),
    } as unknown as CdkCustomResourceEvent;
    return onEvent(event, {
      apiKey: (profile) => Promise.resolve(readApiKey(profile, this.secret, 'Store it.')),
      effort: {
        remaining: () => this.remaining,
        requestMs: this.requestMs,
        wait: (milliseconds) => {
          this.waits.push(milliseconds);
          this.remaining -= milliseconds;
          return Promise.resolve();
        },
        random: () => 0.5,
        report: (note) => void this.reports.push(note),
      },
    });
  }
}
