/** Where workload and templates do not go together, and what no line of a bill says. */
import { autoscaledUnits } from '../metering/autoscaled';
import { STANDARD_DISK_GB } from '../../settings/vendor-facts';
import { averageItems, hourlyRates, mean, sizesOf } from '../workload/rates';
import { clustersOf, largestSizes, nodesOf, PUBLISHED_RATES } from './cluster';
import type { Metered } from './context';
import { ceilingsOf } from './ceilings';
import { unmetered } from './meters';
import { ordersTable, tablesOf } from './tables';

export const notesOn = (metered: Metered): string[] => [
  ...wishes(metered),
  ...ceilings(metered),
  ...warmed(metered),
  ...clusters(metered),
  ...unknownTypes(metered),
];

/** What the workload wants and the templates have not. */
function wishes({ app, workload }: Metered): string[] {
  const table = ordersTable(tablesOf(app));
  const days = Math.min(...table.regions.map(({ recoveryDays }) => recoveryDays));
  return [
    ...(workload.regions > table.regions.length
      ? [
          `regions: ${workload.regions} are wanted, and table ${table.name} is in ${table.regions.length}: the lines are of what is deployed.`,
        ]
      : []),
    ...(workload.streamed && !table.hasStream ? [`streamed: table ${table.name} has no stream.`] : []),
    ...(workload.backupDays > days
      ? [
          `backupDays: ${workload.backupDays} are wanted, and table ${table.name} can be restored to a point of ${days} days.`,
        ]
      : []),
  ];
}

const warmed = ({ app }: Metered): string[] =>
  tablesOf(app).flatMap(({ name, isWarmed }) =>
    isWarmed ? [`Warm throughput of table ${name} is paid once, when it is set, and is in no line.`] : [],
  );

/** Where more is asked for in the busiest hour than is let through. */
const ceilings = (metered: Metered): string[] => {
  const { name } = ordersTable(tablesOf(metered.app));
  const peak = Math.max(...hourlyRates(metered.workload));
  return ceilingsOf(metered).flatMap(({ kind, units, most, target, isProvisioned }) => {
    const wanted = isProvisioned ? autoscaledUnits(peak * units, { least: 0, most: Infinity, target }) : peak * units;
    if (wanted <= most) return [];
    return [
      `${kind}: the busiest hour wants ${Math.ceil(wanted)} units a second of table ${name}, which lets ${most} through: the rest is throttled, and the lines ${isProvisioned ? 'have no more than that' : 'are of all that is asked for'}.`,
    ];
  });
};

function clusters(metered: Metered): string[] {
  const { workload, parameters } = metered;
  const gb =
    (sizesOf(workload).reduce((sum, { bytes, share }) => sum + bytes * share, 0) * averageItems(workload)) /
    parameters.atlasGb;
  return clustersOf(metered).flatMap((cluster) => {
    const [{ size } = { size: '' }] = nodesOf(cluster);
    const disk = cluster.DiskSizeGB ?? STANDARD_DISK_GB.value[size];
    const rates = hourlyRates(workload);
    return [
      ...sustainedText(size, mean(rates), Math.max(...rates)),
      ...largestSizes(cluster).map(
        (most) => `Autoscaling may take the nodes from ${size} up to ${most}; the lines are of ${size}.`,
      ),
      ...(disk !== undefined && gb > disk
        ? [
            `Uncompressed, the items are ${Math.round(gb)} GB, and a node’s disk has ${disk}: where compression does not help enough, a larger one is paid for.`,
          ]
        : []),
    ];
  });
}

function sustainedText(size: string, average: number, most: number): string[] {
  const published = PUBLISHED_RATES[size];
  if (published === undefined)
    return [
      `How many operations a second ${size} sustains is published by nobody; the workload has ${Number(average.toPrecision(4))} on average. Try it before you compare.`,
    ];
  return most > published
    ? [`${size} takes ${published} operations a second at the most; the busiest hour has ${most}.`]
    : [];
}

const unknownTypes = ({ app }: Metered): string[] =>
  unmetered(app.resources.map(({ type }) => type)).map((type) => `${type}: nothing here knows what it costs.`);
