/** Requests to the orders table: by use, or the capacity that stands by for them. */
import { autoscaledUnits, type Autoscaling } from '../metering/autoscaled';
import type { PriceName } from '../prices/items';
import { hourlyRates, mean } from '../workload/rates';
import type { Metered, Usage } from './context';
import { demandOf, type Units } from './demand';
import { ITSELF, ordersTable, tablesOf, type MeteredTable } from './tables';

const MILLION = 1_000_000;
const SECONDS_PER_HOUR = 3_600;

/** Operations of the whole month. */
export const operationsOf = ({ workload, parameters }: Metered): number =>
  mean(hourlyRates(workload)) * SECONDS_PER_HOUR * parameters.hours;

/** How often so much is done in a month, in words. */
const operationsText = ({ workload, parameters }: Metered): string => {
  const rates = hourlyRates(workload);
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  return `${least === most ? least : `${least} to ${most}, ${Number(mean(rates).toPrecision(4))} on average,`} operations a second for ${parameters.hours} h`;
};

export function ordersRequests(metered: Metered): Usage[] {
  const table = ordersTable(tablesOf(metered.app));
  const demand = demandOf(table, metered.workload);
  const elsewhere = table.regions.filter(({ region }) => region !== metered.home);
  const everywhere = [metered.home, ...elsewhere.map(({ region }) => region)];
  const per = (region: string, kind: 'reads' | 'writes', units: Units): Usage[] =>
    table.isProvisioned
      ? capacity(metered, table, { region, kind, units })
      : requests(metered, table, { region, kind, units });
  return [
    ...per(metered.home, 'reads', demand.reads),
    // Nobody reads elsewhere, but what stands by there is paid for.
    ...(table.isProvisioned ? elsewhere.flatMap(({ region }) => per(region, 'reads', new Map())) : []),
    ...everywhere.flatMap((region) => per(region, 'writes', demand.writes)),
    ...elsewhere.map(({ region }) => replication(metered, demand.written, region)),
  ];
}

interface Of {
  readonly region: string;
  readonly kind: 'reads' | 'writes';
  readonly units: Units;
}

const targetText = (table: MeteredTable, index: string): string =>
  index === ITSELF ? table.name : `${table.name}, index ${index}`;

const isReplicated = (table: MeteredTable, { kind }: Of, index: string): boolean =>
  kind === 'writes' && index === ITSELF && table.regions.length > 1;

function requests(metered: Metered, table: MeteredTable, of: Of): Usage[] {
  return [...of.units].map(([index, units]) => {
    const replicated = isReplicated(table, of, index);
    return {
      side: 'dynamodb',
      what: `${of.kind} of ${targetText(table, index)}`,
      price: replicated ? 'dynamodb.replicated-writes' : of.kind === 'reads' ? 'dynamodb.reads' : 'dynamodb.writes',
      region: of.region,
      quantity: (operationsOf(metered) * units) / MILLION,
      from: `${operationsText(metered)}, ${unitsText(units)} each on average; on-demand`,
      rule: replicated ? 'replicated-writes' : of.kind,
    };
  });
}

const unitsText = (units: number): string => `${Number(units.toPrecision(4))} units`;

const CAPACITY: Readonly<Record<Of['kind'], PriceName>> = {
  reads: 'dynamodb.read-capacity',
  writes: 'dynamodb.write-capacity',
};

function capacity(metered: Metered, table: MeteredTable, of: Of): Usage[] {
  const scalings =
    of.kind === 'writes'
      ? table.writeScaling
      : (table.regions.find(({ region }) => region === of.region)?.readScaling ?? new Map<string, Autoscaling>());
  return [...scalings].map(([index, scaling]) => {
    const perHour = hourlyRates(metered.workload).map((rate) =>
      autoscaledUnits(rate * (of.units.get(index) ?? 0), scaling),
    );
    const [least, most] = [Math.min(...perHour), Math.max(...perHour)];
    const replicated = isReplicated(table, of, index);
    return {
      side: 'dynamodb',
      what: `${of.kind === 'reads' ? 'read' : 'write'} capacity of ${targetText(table, index)}`,
      price: replicated ? 'dynamodb.replicated-write-capacity' : CAPACITY[of.kind],
      region: of.region,
      quantity: mean(perHour) * metered.parameters.hours,
      from: `${least === most ? least : `${least} to ${most}`} units at ${scaling.target} % for ${metered.parameters.hours} h; bounds ${scaling.least} to ${scaling.most}`,
      rule: replicated ? 'replicated-writes' : 'provisioned',
    };
  });
}

const replication = (metered: Metered, written: number, region: string): Usage => ({
  side: 'dynamodb',
  what: `replication to ${region}`,
  price: 'transfer.other-region',
  region: metered.home,
  quantity: (operationsOf(metered) * written) / metered.parameters.awsGb,
  from: 'bytes of the items written',
  rule: 'other-region',
});
