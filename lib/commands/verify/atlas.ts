import { type AtlasOperation, uriOf } from '../../atlas-admin/operations';
import type { TemplateResource } from '../../assembly/assembly';
import { AtlasConnection } from '../../services/atlas-connection';
import { keyOf } from '../../services/atlas-sign-in';
import { askAws } from '../../services/aws-call';
import { awsIn } from '../../services/clients';
import type { Deployment } from './deployment';
import type { Origins } from './origins';
import { NotRun, Refusal } from '../../errors';

/** The Admin API as the key of the deployed project's profile sees it. The key is read when something is asked for the first time. */
export class Atlas {
  private readonly connection = new AtlasConnection();
  private signedIn: Promise<string> | undefined;

  constructor(
    private readonly deployment: Deployment,
    private readonly origins: Origins,
  ) {}

  /** The service, or what stands in for it. */
  service = (): string => {
    const { origin } = this.connection;
    return origin === undefined || /\.mongodb(gov)?\.com$/.test(new URL(origin).hostname)
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
    given: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const names = { groupId: await (this.signedIn ??= this.open(project)), ...given };
    const isCluster = operation.path.split('/').at(-1) === '{clusterName}';
    const asked = `show ${isCluster ? `cluster ${given['clusterName']}` : uriOf(operation, names)}`;
    try {
      return await this.connection.send({ operation, names, asked, notFound: 'It is not there.' });
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'absent') throw error;
      throw new NotRun(error.message);
    }
  }

  /** CloudFormation knows a project as `ID|PROFILE`. */
  private async open(resource: TemplateResource): Promise<string> {
    const [project = '', profile = 'default'] = this.deployment.idOf(resource).split('|');
    const aws = awsIn(this.deployment.regionOf(resource.stack));
    try {
      await askAws((command) => aws.send('secretsmanager', command), keyOf(profile, this.connection));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new NotRun(`there is no key to ask Atlas with. ${error.message}`);
    }
    this.origins.note(this.connection.origin ?? '');
    return project;
  }
}
