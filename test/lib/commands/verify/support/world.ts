import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AtlasAdminApi } from '../../../../support/atlas-admin-api/server';
import { ProjectState } from '../../../../support/atlas-admin-api/project-state';
import { AwsServer } from '../../../../support/aws-server';
import { asDeployed, MANIFEST, OUTPUTS, PROJECT, TEMPLATES } from './deployed';

const KEY = { publicKey: 'publicky', privateKey: '01234567-89ab-cdef-0123-456789abcdef' };
const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** A deployment as the templates say it, with the mock of AWS, the local Atlas Admin API, and the files that a user has. */
export class World {
  readonly folder = mkdtempSync(join(tmpdir(), 'verify-test-'));
  readonly outputsFile = join(this.folder, 'outputs.json');
  readonly assemblyFolder = this.folder;
  readonly project = new ProjectState(PROJECT);

  private constructor(
    readonly aws: AwsServer,
    readonly key: typeof KEY,
  ) {}

  atlas!: AtlasAdminApi;

  static async start(): Promise<World> {
    const world = new World(await AwsServer.start(), KEY);
    world.atlas = await AtlasAdminApi.start(KEY, world.project.routes);
    Object.assign(process.env, ENVIRONMENT, { AWS_ENDPOINT_URL: world.aws.access.endpoint });
    world.writeAssembly();
    world.reset();
    return world;
  }

  /** Everything as deployed; no test changes the assembly. */
  reset(): void {
    for (const call of Object.keys(this.aws.answers)) delete this.aws.answers[call];
    this.aws.calls.length = 0;
    const { publicKey: PublicKey, privateKey: PrivateKey } = this.key;
    const SecretString = JSON.stringify({ PublicKey, PrivateKey, BaseUrl: this.atlas.baseUrl });
    Object.assign(this.aws.answers, asDeployed(), { 'secretsmanager:GetSecretValue': () => ({ SecretString }) });
    Object.assign(this.project, {
      cluster: {
        name: 'orders',
        stateName: 'IDLE',
        paused: false,
        mongoDBMajorVersion: '8.0',
        mongoDBVersion: '8.0.4',
        versionReleaseSystem: 'LTS',
        backupEnabled: true,
        pitEnabled: true,
        terminationProtectionEnabled: true,
        encryptionAtRestProvider: 'AWS',
        advancedConfiguration: { minimumEnabledTlsProtocol: 'TLS1_3' },
        replicationSpecs: [{ regionConfigs: [nodes('M40', 3)] }],
      },
      restoreWindowDays: 35,
      peers: [{ containerId: PROJECT, connectionId: 'pcx-1', statusName: 'AVAILABLE' }],
      accessList: [{ cidrBlock: '10.0.0.0/16' }],
      awsKms: { enabled: true, valid: true },
    });
    this.write(OUTPUTS);
  }

  private writeAssembly(): void {
    writeFileSync(join(this.folder, 'manifest.json'), JSON.stringify(MANIFEST));
    for (const [stack, template] of Object.entries(TEMPLATES)) {
      const text = JSON.stringify(template).replaceAll('"Stack/', `"${stack}/`);
      writeFileSync(join(this.folder, `${stack}.template.json`), text);
    }
  }

  write(outputs: unknown): void {
    writeFileSync(this.outputsFile, typeof outputs === 'string' ? outputs : JSON.stringify(outputs));
  }

  async stop(): Promise<void> {
    await Promise.all([this.aws.stop(), this.atlas.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Of autoscaling, M30 to M50 in the template, a size between the two. */
export const nodes = (instanceSize: string, nodeCount: number) => ({
  providerName: 'AWS',
  regionName: 'EU_WEST_1',
  priority: 7,
  electableSpecs: { instanceSize, nodeCount },
  readOnlySpecs: { instanceSize, nodeCount: 0 },
});
