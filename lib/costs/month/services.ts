/** What stands by the month or the hour beside the databases, on whichever side it serves. */
import { isObject } from '../../assembly/assembly';
import type { TemplateResource } from '../../assembly/assembly';
import type { PriceName } from '../prices/items';
import { regionOf, sideOf, type Metered, type Side, type Usage } from './context';
import { demandOf } from './demand';
import { operationsOf } from './dynamodb-requests';
import { ordersTable, tablesOf } from './tables';

const MILLION = 1_000_000;

/** So many of a type, on each side and in each region. */
function counted(
  metered: Metered,
  type: string,
  line: {
    readonly what: string;
    readonly price: PriceName;
    readonly of?: (one: TemplateResource) => number;
    readonly times?: number;
  },
): Usage[] {
  const { what, price, of = () => 1, times = 1 } = line;
  const sums = new Map<string, { side: Side; region: string; count: number }>();
  for (const one of metered.app.ofType(type)) {
    const [side, region] = [sideOf(one.stack), regionOf(one.stack, metered.home)];
    const before = sums.get(`${side} ${region}`)?.count ?? 0;
    sums.set(`${side} ${region}`, { side, region, count: before + of(one) });
  }
  return [...sums.values()].map(({ side, region, count }) => ({
    side,
    what,
    price,
    region,
    quantity: count * times,
    from: times === 1 ? `${count} in the templates` : `${count} in the templates for ${times} h`,
  }));
}

/** An alarm over several metrics is as many. */
const metricsOf = ({ properties: { Metrics } }: TemplateResource): number =>
  Array.isArray(Metrics) ? Metrics.filter((one) => isObject(one) && one['MetricStat'] !== undefined).length : 1;

export const monitoring = (metered: Metered): Usage[] => [
  ...counted(metered, 'AWS::CloudWatch::Alarm', {
    what: 'alarms, by their metrics',
    price: 'cloudwatch.alarm',
    of: metricsOf,
  }),
  ...counted(metered, 'AWS::CloudWatch::Dashboard', { what: 'dashboards', price: 'cloudwatch.dashboard' }),
  ...counted(metered, 'AWS::Logs::MetricFilter', { what: 'metrics of logs', price: 'cloudwatch.metric' }),
  ...unknown(metered, 'AWS::Logs::LogGroup', {
    what: 'logs',
    price: 'cloudwatch.logs',
    from: 'how much is logged is not known',
  }),
];

export const keys = (metered: Metered): Usage[] => [
  ...counted(metered, 'AWS::KMS::Key', { what: 'customer keys', price: 'kms.key' }),
  ...unknown(metered, 'AWS::KMS::Key', {
    what: 'requests to KMS',
    price: 'kms.requests',
    from: 'they go by connections, which keep a key for minutes, and not by load',
  }),
];

/** The API key of Atlas lies in a secret that is made by hand before a deployment. */
export const secrets = ({ app, home }: Metered): Usage[] =>
  app.ofType('MongoDB::Atlas::Project').map(() => ({
    side: 'atlas' as const,
    what: 'secret with the API key of Atlas',
    price: 'secretsmanager.secret' as const,
    region: home,
    quantity: 1,
    from: 'made by hand',
  }));

export const vpn = (metered: Metered): Usage[] =>
  counted(metered, 'AWS::EC2::VPNConnection', { what: 'VPN', price: 'vpc.vpn', times: metered.parameters.hours });

/** Interface endpoints, in each of their subnets; one by a gateway is free. */
export const interfaceEndpoints = (metered: Metered): Usage[] =>
  metered.app.ofType('AWS::EC2::VPCEndpoint').flatMap(({ stack, properties, logicalId }): Usage[] => {
    if (properties['VpcEndpointType'] !== 'Interface') return [];
    const isOfTable = JSON.stringify(properties['ServiceName']).includes('dynamodb');
    const of = { side: isOfTable ? 'dynamodb' : sideOf(stack), region: regionOf(stack, metered.home) } as const;
    const zones = Array.isArray(properties['SubnetIds']) ? properties['SubnetIds'].length : 1;
    return [
      {
        ...of,
        what: `interface endpoint ${logicalId}`,
        price: 'vpc.interface-endpoint',
        quantity: zones * metered.parameters.hours,
        from: `${zones} zones for ${metered.parameters.hours} h`,
      },
      of.side === 'atlas'
        ? {
            ...of,
            what: 'data through it',
            price: 'vpc.interface-endpoint-data',
            quantity: bytesOf(metered) / metered.parameters.awsGb,
            from: 'bytes of the orders answered and written',
          }
        : {
            ...of,
            what: 'data through it',
            price: 'vpc.interface-endpoint-data',
            quantity: undefined,
            from: 'how much takes this way is not known',
          },
    ];
  });

const bytesOf = (metered: Metered): number => {
  const { answered, written } = demandOf(ordersTable(tablesOf(metered.app)), metered.workload);
  return (answered + written) * operationsOf(metered);
};

/** The HTTP API of each side; Atlas’s runs a function for each request. */
export const apis = (metered: Metered): Usage[] =>
  metered.app.ofType('AWS::ApiGateway::RestApi').flatMap(({ stack }): Usage[] => {
    const { overApi } = metered.workload;
    if (overApi === 0) return [];
    const side = sideOf(stack);
    const of = {
      side,
      region: metered.home,
      quantity: (operationsOf(metered) * overApi) / MILLION,
      from: 'overApi of the workload',
    } as const;
    return [
      { ...of, what: 'requests to the API', price: 'api.requests' },
      ...(side === 'atlas' ? [{ ...of, what: 'runs of the API’s function', price: 'lambda.requests' as const }] : []),
    ];
  });

export const functions = (metered: Metered): Usage[] => [
  ...unknown(metered, 'AWS::Lambda::Function', {
    what: 'time of functions',
    price: 'lambda.compute-arm',
    from: 'how long they run is not known',
  }),
  ...unknown(metered, 'AWS::Lambda::EventSourceMapping', {
    what: 'runs on changes',
    price: 'lambda.requests',
    from: 'how many changes a batch has is not known',
  }),
];

export const analytics = (metered: Metered): Usage[] => [
  ...unknown(metered, 'AWS::RedshiftServerless::Workgroup', {
    what: 'Redshift',
    price: 'redshift.compute',
    from: 'how long queries and loads run is not known',
  }),
  ...unknown(metered, 'AWS::Redshift::Integration', {
    what: 'exports that feed Redshift',
    price: 'dynamodb.incremental-export',
    from: 'what they hold depends on how often an item changes',
  }),
  ...unknown(metered, 'AWS::S3::Bucket', {
    what: 'exports kept in S3',
    price: 's3.storage',
    from: 'how long they are kept is not known',
  }),
];

/** What is paid by use that neither workload nor template tells, once a side. */
function unknown(
  metered: Metered,
  type: string,
  line: { readonly what: string; readonly price: PriceName; readonly from: string },
): Usage[] {
  const sides = new Set(metered.app.ofType(type).map(({ stack }) => sideOf(stack)));
  return [...sides].map((side) => ({ ...line, side, region: metered.home, quantity: undefined }));
}
