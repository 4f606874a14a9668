/** The cluster: its nodes, copies, traffic and private endpoint. */
import { z } from 'zod';
import { findRegion } from '../../settings/regions';
import { STANDARD_DISK_GB } from '../../settings/vendor-facts';
import { endpointCapacityUnits, flexPrice } from '../metering/atlas';
import { hourlyRates, mean } from '../workload/rates';
import { clustersOf, FLEX, isShared, nodesOf, PRICED_NODES, sizePrice } from './cluster';
import type { Metered, Usage } from './context';
import { demandOf } from './demand';
import { operationsOf } from './dynamodb-requests';
import { ordersTable, tablesOf } from './tables';

const SECONDS_PER_HOUR = 3_600;
const CUSTOMER_KEY = 0.15;
const AUDITING = 0.1;

export const clusterHours = (metered: Metered): Usage[] =>
  clustersOf(metered).flatMap((cluster) => {
    const { hours } = metered.parameters;
    const isAudited = metered.app.ofType('MongoDB::Atlas::Auditing').length > 0;
    const uplifts = [
      ...(cluster.EncryptionAtRestProvider === 'NONE'
        ? []
        : [{ what: 'customer key', share: CUSTOMER_KEY, rule: 'customer-key' as const }]),
      ...(isAudited ? [{ what: 'auditing', share: AUDITING, rule: 'auditing' as const }] : []),
    ];
    return nodesOf(cluster).flatMap(({ region: where, size, count }): Usage[] => {
      if (size === FLEX) return flexHours(metered, where);
      const quantity = (count / PRICED_NODES) * hours;
      const of = { side: 'atlas', price: sizePrice(size), region: where } as const;
      return [
        {
          ...of,
          what: `${count} nodes ${size}`,
          quantity,
          from: `${count} nodes for ${hours} h, priced by three`,
          rule: 'nodes',
        },
        ...uplifts.map(({ what, share, rule }) => ({
          ...of,
          what: `${what} for ${count} nodes ${size}`,
          quantity: quantity * share,
          from: `${share * 100} % of their hours`,
          rule,
        })),
      ];
    });
  });

/** Hours of the day by the price that their operations bring them to. */
function flexHours(metered: Metered, region: string): Usage[] {
  const { workload, parameters } = metered;
  const prices = hourlyRates(workload).map(flexPrice);
  return [...new Set(prices)].map((price) => {
    const ofDay = prices.filter((one) => one === price).length;
    return {
      side: 'atlas',
      region,
      what: 'Flex cluster',
      price,
      quantity: (ofDay / prices.length) * parameters.hours,
      from: `${ofDay} hours of each day`,
      rule: 'flex',
    };
  });
}

export const clusterDisks = (metered: Metered): Usage[] =>
  clustersOf(metered).flatMap((cluster) =>
    nodesOf(cluster).flatMap(({ region: where, size, count, iops }): Usage[] => {
      const extra = (cluster.DiskSizeGB ?? 0) - (STANDARD_DISK_GB.value[size] ?? 0);
      const of = { side: 'atlas', region: where, rule: 'atlas-disk' } as const;
      return [
        ...(cluster.DiskSizeGB !== undefined && extra > 0
          ? [
              {
                ...of,
                what: `larger disks of ${count} nodes`,
                price: 'atlas.disk' as const,
                quantity: extra * count,
                from: `${cluster.DiskSizeGB} GB each, of which ${extra} over the standard`,
              },
            ]
          : []),
        ...(iops === undefined
          ? []
          : [
              {
                ...of,
                what: `provisioned operations of ${count} nodes`,
                price: 'atlas.iops' as const,
                quantity: iops * count,
                from: `${iops} a second each`,
              },
            ]),
      ];
    }),
  );

const schedule = z.object({ AutoExportEnabled: z.boolean().default(false) });

export const clusterBackups = (metered: Metered): Usage[] =>
  clustersOf(metered).flatMap((cluster): Usage[] => {
    if (!cluster.BackupEnabled || isShared(cluster)) return [];
    const { atlasBackupGb } = metered.workload;
    const exported = metered.app
      .ofType('MongoDB::Atlas::CloudBackupSchedule')
      .some(({ properties }) => schedule.parse(properties).AutoExportEnabled);
    const of = { side: 'atlas', region: nodesOf(cluster)[0]?.region ?? metered.home } as const;
    return [
      {
        ...of,
        what: cluster.PitEnabled ? 'continuous backup' : 'snapshots',
        price: cluster.PitEnabled ? 'atlas.backup.continuous' : 'atlas.backup.snapshots',
        quantity: atlasBackupGb,
        from:
          atlasBackupGb === undefined ? 'atlasBackupGb of the workload is not given' : 'atlasBackupGb of the workload',
        rule: 'atlas-backup',
      },
      ...(exported
        ? [
            {
              ...of,
              what: 'exported snapshots',
              price: 'atlas.backup.export' as const,
              quantity: undefined,
              from: 'the size of a compressed export is not known',
              rule: 'atlas-export' as const,
            },
          ]
        : []),
    ];
  });

/** Bytes a month that are answered and written, as far as they are orders. */
function traffic(metered: Metered): {
  readonly answered: number;
  readonly written: number;
  readonly perOperation: number;
} {
  const { answered, written } = demandOf(ordersTable(tablesOf(metered.app)), metered.workload);
  const operations = operationsOf(metered);
  return { answered: answered * operations, written: written * operations, perOperation: answered + written };
}

export const clusterTransfer = (metered: Metered): Usage[] =>
  clustersOf(metered).flatMap((cluster): Usage[] => {
    if (isShared(cluster)) return [];
    const { answered, written } = traffic(metered);
    const nodes = nodesOf(cluster);
    const here = nodes[0]?.region ?? metered.home;
    const elsewhere = nodes.reduce((sum, one) => sum + (one.region === here ? 0 : one.count), 0);
    const of = { side: 'atlas', region: here, rule: 'atlas-transfer' } as const;
    return [
      {
        ...of,
        what: 'answers to clients in the region',
        price: 'atlas.transfer.same-region',
        quantity: answered / metered.parameters.atlasGb,
        from: 'bytes of the orders answered, uncompressed',
      },
      ...(elsewhere
        ? [
            {
              ...of,
              what: `replication to ${elsewhere} nodes elsewhere`,
              price: 'atlas.transfer.other-region' as const,
              quantity: (written * elsewhere) / metered.parameters.atlasGb,
              from: 'bytes of the orders written, to each, uncompressed',
            },
          ]
        : []),
    ];
  });

const endpointService = z.object({ Region: z.string() });

export const atlasPrivateEndpoint = (metered: Metered): Usage[] =>
  metered.app.ofType('MongoDB::Atlas::PrivateEndpointService').flatMap(({ properties }): Usage[] => {
    const given = endpointService.parse(properties).Region;
    const { hours, atlasGb } = metered.parameters;
    const { newPerSecond = 0, open = 0 } = metered.workload.connections ?? {};
    const units = hourlyRates(metered.workload).map((rate) =>
      endpointCapacityUnits({
        newTlsPerSecond: newPerSecond,
        openTls: open,
        gb: (rate * SECONDS_PER_HOUR * traffic(metered).perOperation) / atlasGb,
      }),
    );
    const of = { side: 'atlas', region: findRegion('AWS', given) ?? given, rule: 'private-endpoint' } as const;
    const connections = metered.workload.connections
      ? 'connections of the workload'
      : 'connections of the workload are not given, so at least';
    return [
      {
        ...of,
        what: 'private endpoint, Atlas’s side',
        price: 'atlas.private-endpoint',
        quantity: hours,
        from: `${hours} h`,
      },
      {
        ...of,
        what: 'capacity of the private endpoint',
        price: 'atlas.private-endpoint-capacity',
        quantity: mean(units) * hours,
        from: `GB of orders each hour; ${connections}`,
      },
    ];
  });
