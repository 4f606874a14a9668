import { CfnOutput, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Settings } from '../../settings/schema';
import { privateRanges } from '../common/private-ranges';
import { retentionOf } from '../common/retention';
import { tagsOf } from '../common/tags';
import { AccessList } from './access-list';
import { Alerts } from './alerts';
import { Auditing } from './auditing';
import { BackupSchedule } from './backup-schedule';
import type { ClientRole } from './client-role';
import { clientRoles, loadRole, type ClientRoles } from './clients';
import { CloudProviderAccess } from './cloud-provider-access';
import { AtlasCluster } from './cluster';
import { CustomerKey } from './customer-key';
import { CollectionRole, MANAGE_INDEXES, READ_WRITE } from './database-role';
import { IamUser } from './iam-user';
import { NetworkContainer } from './network-container';
import { MaintenanceWindow } from './maintenance-window';
import { OtherUsers } from './other-users';
import { atlasOrgIdParameter, atlasProfileParameter } from './parameters';
import { AtlasPeering } from './peering';
import { PeeringAcceptance } from './peering-acceptance';
import { OUTPUTS } from '../../assembly/names';
import { PrivateEndpoint } from './private-endpoint';
import { AtlasProject } from './project';
import { SnapshotExport } from './snapshot-export';
import { VisitorRole } from './visitor-role';
import { isShared } from '../../settings/is-shared';

export interface AtlasStackProps extends StackProps {
  readonly settings: Settings;
  readonly vpc: ec2.IVpc;
}

/** The Atlas project and everything in it. */
export class AtlasStack extends Stack {
  readonly projectId: string;
  readonly connectionString: string;
  /** Present where the cluster can be reached from the VPC. */
  readonly clients?: ClientRoles;
  /** Likewise, where there are workers of a load. */
  readonly loadRole?: ClientRole;

  constructor(scope: Construct, id: string, { settings, vpc, ...props }: AtlasStackProps) {
    super(scope, id, props);
    const { atlas, region } = settings;
    const { removalPolicy } = retentionOf(settings);
    const tags = tagsOf(settings);
    const project = new AtlasProject(this, 'Project', {
      orgId: atlasOrgIdParameter(this, atlas.orgId).valueAsString,
      profile: atlasProfileParameter(this, atlas.profile).valueAsString,
      tags,
      removalPolicy,
    });
    this.projectId = project.projectId;
    const { customerKey, snapshotExport } = this.lend(settings, project);
    const cluster = new AtlasCluster(this, 'Cluster', { region, atlas, tags, project, customerKey, removalPolicy });
    // Atlas writes into the bucket as long as the cluster has a schedule, and keeps a bucket that it still writes into.
    if (snapshotExport) cluster.resource.node.addDependency(snapshotExport.resource);
    this.connectionString = cluster.connectionString;
    new CfnOutput(this, OUTPUTS.connectionString, { value: cluster.connectionString });
    if (atlas.backup) {
      const restoreWindowDays = atlas.pit ? atlas.restoreWindowDays : undefined;
      new BackupSchedule(this, 'BackupSchedule', {
        project,
        cluster,
        snapshotExport,
        restoreWindowDays,
        removalPolicy,
      });
    }
    if (!isShared(settings)) new MaintenanceWindow(this, 'MaintenanceWindow', { project, ...atlas.maintenance });
    if (atlas.auditing) new Auditing(this, 'Auditing', { project });
    if (atlas.alerts) new Alerts(this, 'Alerts', { project });

    const readWrite = new CollectionRole(this, 'ReadWriteRole', {
      project,
      roleName: 'ordersReadWrite',
      actions: READ_WRITE,
    });
    new OtherUsers(this, 'OtherUsers', { ...atlas.users, project, cluster, databaseRole: readWrite });
    const user = (name: string, iamRole: iam.IRole, databaseRole: CollectionRole) =>
      new IamUser(this, name, { project, cluster, iamRole, databaseRole });

    const container = atlas.peering ? this.peer(settings, project, cluster, vpc) : undefined;
    if (atlas.privateEndpoint) {
      new PrivateEndpoint(this, 'PrivateEndpoint', { project, region, container, vpc, from: privateRanges(settings) });
    }

    if (!container) {
      user('VisitorUser', new VisitorRole(this, 'VisitorRole'), readWrite);
      new AccessList(this, 'AccessList', { project, cidr: clientCidr(this), comment: 'Where people try it out from' });
      return;
    }

    this.clients = clientRoles(this);
    const manageIndexes = new CollectionRole(this, 'ManageIndexesRole', {
      project,
      roleName: 'ordersManageIndexes',
      actions: MANAGE_INDEXES,
      after: readWrite,
    });
    user('OrdersUser', this.clients.orders, readWrite);
    user('IndexesUser', this.clients.indexes, manageIndexes);
    if (settings.loadTest.enabled) {
      this.loadRole = loadRole(this);
      user('LoadUser', this.loadRole, readWrite);
    }
  }

  /** What Atlas may use of this account. */
  private lend(
    settings: Settings,
    project: AtlasProject,
  ): { customerKey?: CustomerKey; snapshotExport?: SnapshotExport } {
    const { region, atlas } = settings;
    if (!atlas.customerKey && !atlas.snapshotExport) return {};
    const retention = retentionOf(settings);
    const access = new CloudProviderAccess(this, 'CloudProviderAccess', { ...retention, project });
    const lent = { project, access, removalPolicy: retention.removalPolicy };
    return {
      ...(atlas.customerKey && { customerKey: new CustomerKey(this, 'CustomerKey', { ...lent, region }) }),
      ...(atlas.snapshotExport && { snapshotExport: new SnapshotExport(this, 'SnapshotExport', lent) }),
    };
  }

  /**
   * One container and one peering for every AWS region of the cluster: a peering does not reach into another region's network.
   * @returns the home region's container
   */
  private peer(
    settings: Settings,
    project: AtlasProject,
    cluster: AtlasCluster,
    vpc: ec2.IVpc,
  ): NetworkContainer | undefined {
    const { vpcCidr } = settings;
    const acceptance = new PeeringAcceptance(this, 'PeeringAcceptance', { ...retentionOf(settings), vpc });
    const accessList = new AccessList(this, 'AccessList', {
      project,
      cidr: vpcCidr,
      comment: 'The application VPC, over its peering',
    });
    const containers = peeredRegions(settings).map(({ region, cidr }) => {
      const suffix = region === settings.region ? '' : region.replaceAll('-', '');
      const container = new NetworkContainer(this, `Container${suffix}`, { project, region, cidr });
      cluster.resource.node.addDependency(container.resource);
      const peering = new AtlasPeering(this, `Peering${suffix}`, { project, container, acceptance, vpc, vpcCidr });
      accessList.node.addDependency(peering.accepted);
      return container;
    });
    return containers[0];
  }
}

const peeredRegions = ({ region, atlas }: Settings): { region: string; cidr: string }[] => [
  { region, cidr: atlas.cidr },
  ...atlas.otherRegions.flatMap((other) =>
    other.provider === 'AWS' && other.cidr !== undefined ? [{ region: other.region, cidr: other.cidr }] : [],
  ),
];

/** No default: whoever deploys must say from where, and "from anywhere" is refused. */
const clientCidr = (scope: Construct): string =>
  new CfnParameter(scope, 'AtlasClientCidr', {
    description: 'Public address range that may connect to the cluster, as 203.0.113.7/32',
    allowedPattern: '^([0-9]{1,3}\\.){3}[0-9]{1,3}/(2[4-9]|3[0-2])$',
    constraintDescription: 'an IPv4 range from /24 to /32, as 203.0.113.7/32',
  }).valueAsString;
