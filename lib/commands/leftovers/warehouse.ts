import {
  paginateListNamespaces,
  paginateListSnapshots,
  paginateListWorkgroups,
  RedshiftServerlessClient,
} from '@aws-sdk/client-redshift-serverless';
import { allInTime, clientOptions } from '../../services/aws-account';
import { isHeld, type Finder } from './finder';
import { since, type Leftover } from './leftover';

export const NAMESPACE_TYPE = 'AWS::RedshiftServerless::Namespace';

/** Redshift Serverless: workgroup, namespace and snapshots, where a profile has them. */
export const warehouse: Finder = {
  what: 'Redshift Serverless workgroups, namespaces and snapshots',
  call: 'redshift-serverless:ListWorkgroups, ListNamespaces, ListSnapshots',
  async find(place) {
    const { account, region, templateNames } = place;
    const names = templateNames.texts(NAMESPACE_TYPE, 'NamespaceName');
    if (names.length === 0) return [];
    const client = new RedshiftServerlessClient(clientOptions(region, account.access));
    const isOurs = (name = ''): boolean => names.includes(name) && !isHeld(place, name);
    const left: Leftover[] = [];
    const add = (kind: string, id: string, made: Date | undefined, costs: string, command: string): void => {
      const remove = [`aws redshift-serverless ${command} --region ${region}`];
      left.push({ kind, id, place: region, fate: 'stays', ...since(made), costs, remove });
    };
    for await (const { workgroups = [] } of paginateListWorkgroups({ client }, {}, allInTime())) {
      for (const { workgroupName, workgroupArn = '', namespaceName, creationDate } of workgroups) {
        const command = `delete-workgroup --workgroup-name ${workgroupName}`;
        const costs = 'by the second, while queries or the replication run';
        if (isOurs(namespaceName)) add('Redshift workgroup', workgroupArn, creationDate, costs, command);
      }
    }
    for await (const { namespaces = [] } of paginateListNamespaces({ client }, {}, allInTime())) {
      for (const { namespaceName, namespaceArn = '', creationDate } of namespaces) {
        const command = `delete-namespace --namespace-name ${namespaceName}`;
        if (isOurs(namespaceName)) add('Redshift namespace', namespaceArn, creationDate, 'by use: storage', command);
      }
    }
    for await (const { snapshots = [] } of paginateListSnapshots({ client }, {}, allInTime())) {
      for (const { snapshotName, snapshotArn = '', namespaceName, snapshotCreateTime } of snapshots) {
        const command = `delete-snapshot --snapshot-name ${snapshotName}`;
        if (names.includes(namespaceName ?? '')) {
          add('Redshift snapshot', snapshotArn, snapshotCreateTime, 'by use: its size, by the month', command);
        }
      }
    }
    return left;
  },
};
