import { CfnCluster, CfnClusterPropsEncryptionAtRestProvider } from '@mongodbatlas-awscdk/cluster';
import type { RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import type { ClaimId } from '../../claims/ids';
import type { Settings } from '../../settings/schema';
import { regionConfigs } from './cluster-shape';
import type { CustomerKey } from './customer-key';
import type { AtlasProject } from './project';
import { isShared } from '../../settings/is-shared';
import { CLUSTER_NAME } from '../names';

export interface AtlasClusterProps {
  /** Home region, in AWS's spelling. */
  readonly region: string;
  readonly atlas: Settings['atlas'];
  readonly tags: Readonly<Record<string, string>>;
  readonly project: AtlasProject;
  /** Without it the storage is encrypted by the cloud's own means only. */
  readonly customerKey?: CustomerKey | undefined;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The cluster. What Atlas leaves to its user stands here: size, nodes, regions, version, TLS, backup.
 *
 * The L1 is `@mongodbatlas-awscdk/cluster`, whose schema of 2023 lacks provider names and tags: the whole of the replication
 * specification and the tags are written as overrides in the current schema's own words (docs/adr/0002).
 *
 * `NumShards` is always written, because the resource handler reads a missing one as 0. Deleting the cluster deletes its snapshots.
 */
export class AtlasCluster extends Construct {
  readonly resource: CfnCluster;

  constructor(scope: Construct, id: string, props: AtlasClusterProps) {
    super(scope, id);
    const { region, atlas, tags, project, customerKey, removalPolicy } = props;
    const dedicated = !isShared({ atlas });
    this.resource = new CfnCluster(this, 'Resource', {
      ...project.ref,
      name: CLUSTER_NAME,
      clusterType: 'REPLICASET',
      terminationProtectionEnabled: atlas.terminationProtection,
      ...(dedicated
        ? {
            backupEnabled: atlas.backup,
            pitEnabled: atlas.pit,
            versionReleaseSystem: atlas.versionRelease,
            advancedSettings: {
              minimumEnabledTlsProtocol: atlas.minimumTls,
              // Server-side JavaScript ($where, mapReduce) is not used, so an injected query cannot use it either.
              javascriptEnabled: false,
            },
            // Written when off, too: Atlas keeps what is left out, and would stop the cluster once the key is gone.
            encryptionAtRestProvider: CfnClusterPropsEncryptionAtRestProvider[customerKey ? 'AWS' : 'NONE'],
            ...(atlas.diskSizeGb === undefined ? {} : { diskSizeGb: atlas.diskSizeGb }),
            ...(atlas.mongoDbVersion === undefined ? {} : { mongoDbMajorVersion: atlas.mongoDbVersion }),
          }
        : {}),
    });
    this.resource.addPropertyOverride('ReplicationSpecs', [
      { NumShards: 1, AdvancedRegionConfigs: regionConfigs({ region, atlas }) },
    ]);
    this.resource.addPropertyOverride(
      'Tags',
      Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    );
    this.resource.applyRemovalPolicy(removalPolicy);
    demonstrates(this.resource, ...claims(atlas));
    if (!customerKey) return;
    this.resource.node.addDependency(customerKey.resource);
    demonstrates(this.resource, 'SEC-05', 'INT-04');
  }

  /** `mongodb+srv://…` without credentials; resolves to private addresses inside a peered VPC. */
  get connectionString(): string {
    return this.resource.getAtt('ConnectionStrings.StandardSrv').toString();
  }
}

function claims(atlas: Settings['atlas']): ClaimId[] {
  const clouds = new Set(atlas.otherRegions.map(({ provider }) => provider).filter((provider) => provider !== 'AWS'));
  const shown: [ClaimId, boolean][] = [
    ['SVC-03', true],
    ['SVC-04', atlas.instanceSize === 'M0'],
    ['SVC-05', atlas.versionRelease === 'CONTINUOUS'],
    ['SVC-06', !isShared({ atlas })],
    ['SCA-01', !isShared({ atlas })],
    ['SCA-03', true],
    ['REL-01', !isShared({ atlas }) && atlas.electableNodes >= 3],
    ['REL-02', atlas.otherRegions.some(({ electableNodes }) => electableNodes > 0)],
    ['REL-06', atlas.backup],
    ['POR-01', clouds.size > 0],
    ['POR-04', !isShared({ atlas })],
    ['SEC-03', !isShared({ atlas })],
  ];
  return shown.filter(([, here]) => here).map(([claim]) => claim);
}
