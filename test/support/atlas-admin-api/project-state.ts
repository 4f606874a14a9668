import type { AtlasOperation } from '../../../lib/atlas-admin/operations';
import { ATLAS_BACKUPS } from '../../../lib/atlas-admin/backups';
import { ATLAS_FACTS, type ClusterState } from '../../../lib/atlas-admin/project-facts';
import { answered, refused, type Route } from './route';

/** What one project says of itself: whatever was put in, as it is asked for. Nothing changes by itself. */
export class ProjectState {
  cluster: ClusterState & { readonly name: string } = { name: 'orders', stateName: 'IDLE' };
  restoreWindowDays = 7;
  peers: readonly { readonly containerId: string; readonly connectionId: string; readonly statusName: string }[] = [];
  accessList: readonly { readonly cidrBlock: string }[] = [];
  awsKms: { readonly enabled: boolean; readonly valid: boolean } | undefined;

  constructor(private readonly projectId: string) {}

  get routes(): readonly Route[] {
    const { cluster, peers, accessList, encryptionAtRest } = ATLAS_FACTS;
    return [
      this.route(cluster, () => this.cluster),
      this.route(ATLAS_BACKUPS.schedule, () => ({ restoreWindowDays: this.restoreWindowDays, policies: [] })),
      this.route(peers, () => ({ results: this.peers })),
      this.route(accessList, () => ({ results: this.accessList })),
      this.route(encryptionAtRest, () => ({ ...(this.awsKms && { awsKms: this.awsKms }) })),
    ];
  }

  private route(operation: AtlasOperation, answer: () => unknown): Route {
    return {
      operation,
      reply: ({ groupId, clusterName = this.cluster.name }) => {
        if (groupId !== this.projectId) return refused(404, 'GROUP_NOT_FOUND', `No group with ID ${groupId} exists.`);
        if (clusterName === this.cluster.name) return answered(operation, answer());
        return refused(404, 'CLUSTER_NOT_FOUND', `No cluster named ${clusterName} exists in group ${groupId}.`);
      },
    };
  }
}
