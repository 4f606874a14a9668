import type { ApiKey } from '../../atlas-admin/api-key';
import type { AtlasOperation } from '../../atlas-admin/operations';
import type { TemplateResource } from '../../assembly/assembly';
import { AtlasConnection } from '../../services/atlas-connection';
import { signIn } from '../../services/atlas-sign-in';
import { awsIn } from '../../services/clients';
import type { Deployment } from './deployment';
import type { Origins } from './origins';
import { NotRun, Refusal } from '../../errors';
import type { World } from '../../services/world';

/** Says where the key belongs to, which is no secret. */
class NotedConnection extends AtlasConnection {
  origin = '';

  override open(key: ApiKey): void {
    this.origin = key.baseUrl.origin;
    super.open(key);
  }
}

/** The Admin API as the key of the deployed project's profile sees it. The key is read when something is asked for the first time. */
export class Atlas {
  private readonly connection = new NotedConnection();
  private signedIn: Promise<string> | undefined;

  constructor(
    private readonly deployment: Deployment,
    private readonly origins: Origins,
    private readonly worldOf: (region: string) => World = awsIn,
  ) {}

  /** The service, or what stands in for it. */
  service = (): string => {
    const { origin } = this.connection;
    return origin === '' || /\.mongodb(gov)?\.com$/.test(new URL(origin).hostname)
      ? 'MongoDB Atlas'
      : `a server at ${origin}, not MongoDB Atlas`;
  };

  /**
   * @param project the resource of the project that is asked about
   * @throws NotRun when the key cannot be had or does not allow it, Refusal when it is not there
   */
  async get<Answer>(
    project: TemplateResource,
    operation: AtlasOperation<unknown, Answer>,
    names: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const groupId = await (this.signedIn ??= this.open(project));
    const uri = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent({ groupId, ...names }[name] ?? ''),
    );
    const asked = `show ${operation.path.split('/').at(-1) === '{clusterName}' ? `cluster ${names['clusterName']}` : uri}`;
    const request = { operation, uri, asked, notFound: 'It is not there.' };
    try {
      return await this.connection.send(
        request,
        this.worldOf(this.deployment.regionOf(project.stack)),
        () => undefined,
      );
    } catch (error) {
      if (!(error instanceof Refusal) || /\(HTTP 404\b/.test(error.message)) throw error;
      throw new NotRun(error.message);
    }
  }

  /** CloudFormation knows a project as `ID|PROFILE`. */
  private async open(resource: TemplateResource): Promise<string> {
    const [project = '', profile = 'default'] = this.deployment.idOf(resource).split('|');
    const region = this.deployment.regionOf(resource.stack);
    const context = { found: {}, world: this.worldOf(region), deadline: 0, note: () => undefined };
    try {
      for (const step of signIn(this.connection, { stack: resource.stack, project, profile, cluster: '' })) {
        await step.run(context);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new NotRun(`there is no key to ask Atlas with. ${error.message}`);
    }
    this.origins.note(this.connection.origin);
    return project;
  }
}
