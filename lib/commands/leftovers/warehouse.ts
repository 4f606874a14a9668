import {
  paginateListNamespaces,
  paginateListSnapshots,
  paginateListWorkgroups,
  RedshiftServerlessClient,
} from '@aws-sdk/client-redshift-serverless';
import { allInTime, clientOptions } from '../../services/aws-account';
import { isHeldByStack, type Finder } from './finder';
import { allPages } from './pages';
import { sinceTime, type Leftover } from './leftover';

export const NAMESPACE_TYPE = 'AWS::RedshiftServerless::Namespace';

/** Redshift Serverless: workgroup, namespace and snapshots, where a profile has them. */
export const warehouseFinder: Finder = {
  what: 'Redshift Serverless workgroups, namespaces and snapshots',
  call: 'redshift-serverless:ListWorkgroups, ListNamespaces, ListSnapshots',
  async find(place) {
    const { account, region, templateNames } = place;
    const names = templateNames.texts(NAMESPACE_TYPE, 'NamespaceName');
    if (names.length === 0) return [];
    const client = new RedshiftServerlessClient(clientOptions(region, account.access));
    const isOurs = (name = ''): boolean => names.includes(name) && !isHeldByStack(place, name);
    const left = (kind: string, id = '', made: Date | undefined, costs: string, command: string): Leftover => {
      const remove = [`aws redshift-serverless ${command} --region ${region}`];
      return { kind, id, place: region, fate: 'stays', ...sinceTime(made), costs, remove };
    };
    const workgroups = await allPages(paginateListWorkgroups({ client }, {}, allInTime()), (page) => page.workgroups);
    const namespaces = await allPages(paginateListNamespaces({ client }, {}, allInTime()), (page) => page.namespaces);
    const snapshots = await allPages(paginateListSnapshots({ client }, {}, allInTime()), (page) => page.snapshots);
    return [
      ...workgroups
        .filter(({ namespaceName }) => isOurs(namespaceName))
        .map(({ workgroupName, workgroupArn, creationDate }) => {
          const command = `delete-workgroup --workgroup-name ${workgroupName}`;
          const costs = 'by the second, while queries or the replication run';
          return left('Redshift workgroup', workgroupArn, creationDate, costs, command);
        }),
      ...namespaces
        .filter(({ namespaceName }) => isOurs(namespaceName))
        .map(({ namespaceName, namespaceArn, creationDate }) => {
          const command = `delete-namespace --namespace-name ${namespaceName}`;
          return left('Redshift namespace', namespaceArn, creationDate, 'by use: storage', command);
        }),
      ...snapshots
        .filter(({ namespaceName = '' }) => names.includes(namespaceName))
        .map(({ snapshotName, snapshotArn, snapshotCreateTime }) => {
          const command = `delete-snapshot --snapshot-name ${snapshotName}`;
          return left('Redshift snapshot', snapshotArn, snapshotCreateTime, 'by use: its size, by the month', command);
        }),
    ];
  },
};
