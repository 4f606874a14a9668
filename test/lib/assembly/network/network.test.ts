import fc from 'fast-check';
import { resolveAssembly } from '../../../../lib/assembly/resolve';
import { Network } from '../../../../lib/assembly/network/network';
import type { TemplateResource } from '../../../../lib/assembly/assembly';
import { profileAssembly } from '../../../support/synth';
import { decided, get, ref, WAYS, type Parts } from './small-app';

it.each(Object.keys(WAYS))('the small app is reachable by %s', (way) => {
  expect(decided(way)).toBe('reachable');
});

describe('a way that loses a part', () => {
  const zoned =
    (...names: string[]) =>
    (zones: number) =>
      names.flatMap((name) => Array.from({ length: zones }, (_, zone) => `${name}${zone}`));
  const tables = zoned('Subnet', 'Table', 'Association');
  const subnets = zoned('Subnet');
  const client = ['Vpc', 'Function', 'FunctionGroup'];
  const vpn = ['VpnGateway', 'Attachment', 'Propagation', 'CustomerGateway', 'VpnConnection'];
  const peering = ['Project', 'Cluster', 'Container', 'Peering', 'Acceptance', 'AccessList'];
  const link = ['Project', 'Cluster', 'Service', 'PrivateEndpoint', 'PrivateGroup', 'Connection'];
  const own = ['InterfaceEndpoint', 'InterfaceGroup'];
  const PARTS: Record<string, (zones: number) => string[]> = {
    gateway: (zones) => [...client, 'GatewayEndpoint', ...tables(zones)],
    interface: (zones) => [...client, ...own, ...subnets(zones)],
    vpn: (zones) => ['Vpc', ...own, ...vpn, ...tables(zones)],
    peering: (zones) => [...client, ...peering, ...tables(zones), ...zoned('PeeringRoute')(zones)],
    privateEndpoint: (zones) => [...client, ...link, ...subnets(zones)],
  };
  const ASKED = ['Function', 'Cluster'];

  /** Where the references of a part stand: what holds it, and its key there. */
  const references = (value: any): [any, string | number][] =>
    Object.entries(value as object).flatMap(([key, inner]): [any, string | number][] => {
      if (typeof inner !== 'object' || inner === null) return [];
      const isReference = ['Ref', 'Fn::GetAtt', 'Fn::GetStackOutput'].some((name) => name in inner);
      if (isReference && JSON.stringify(inner) === JSON.stringify(ref('Given'))) return [];
      return isReference ? [[value, key]] : references(inner);
    });
  const typeOf = (parts: Parts, reference: any): string =>
    parts[reference.Ref ?? reference['Fn::GetAtt']?.[0] ?? reference['Fn::GetStackOutput']?.OutputName]?.Type ?? '';
  const another = (parts: Parts, reference: any): unknown => {
    const id = `Other${typeOf(parts, reference).split('::').at(-1)}`;
    const attribute = reference['Fn::GetAtt']?.[1];
    return id in parts ? (attribute ? get(id, attribute as string) : ref(id)) : ref('Given');
  };

  const damage = fc.record({
    way: fc.constantFrom(...Object.keys(PARTS)),
    zones: fc.integer({ min: 1, max: 3 }),
    which: fc.nat(),
    reference: fc.option(fc.nat()),
    instead: fc.constantFrom('another', 'a parameter', 'what is gone', 'nothing'),
    second: fc.boolean(),
  });

  it('is never reachable, unless there is another way', () => {
    fc.assert(
      fc.property(damage, ({ way, zones, which, reference, instead, second }) => {
        const ids = (PARTS[way] as (zones: number) => string[])(zones);
        const id = ids[which % ids.length] as string;
        const change = (parts: Parts): void => {
          if (second) {
            parts['Second'] = structuredClone(parts['InterfaceEndpoint']) as Parts[string];
            parts['SecondGroup'] = structuredClone(parts['InterfaceGroup']) as Parts[string];
            parts['Second'].Properties['SecurityGroupIds'] = [get('SecondGroup', 'GroupId')];
          }
          const places = references(parts[id]?.Properties);
          const [holder, key] = places[(reference ?? 0) % (places.length || 1)] ?? [];
          if (!holder || (reference === null && !ASKED.includes(id))) delete parts[id];
          else if (instead === 'nothing' && !Array.isArray(holder)) delete holder[key as string];
          else
            holder[key as string] =
              instead === 'another'
                ? another(parts, holder[key as string])
                : ref(instead === 'a parameter' ? 'Given' : 'Gone');
        };
        const hasAnother = second && own.includes(id) && (way === 'interface' || way === 'vpn');
        expect(decided(way, change, zones) === 'reachable').toBe(hasAnother);
      }),
      { numRuns: 40 },
    );
  });
});

describe.each(['showcase', 'production'] as const)('profile %s', (profile) => {
  const view = resolveAssembly(profileAssembly(profile));
  const network = new Network(view);
  const isShowcase = profile === 'showcase';
  const of = (type: string, isOne: (one: TemplateResource) => boolean = () => true): TemplateResource[] => {
    const found = view.ofType(type).filter(isOne);
    if (found.length === 0) throw new Error(`no ${type}`);
    return found;
  };
  const only = (...asked: Parameters<typeof of>): TemplateResource => of(...asked)[0] as TemplateResource;
  const vpc = only('AWS::EC2::VPC');
  const cluster = only('MongoDB::Atlas::Cluster');
  const functions = of('AWS::Lambda::Function', ({ properties }) => properties['VpcConfig'] !== undefined);
  const onPremises = { onPremises: '172.16.0.0/16' };
  const decisions = (...answers: { decision: string }[]) => [...new Set(answers.map(({ decision }) => decision))];

  it('has a gateway endpoint for every subnet, which is not for who comes over a VPN', () => {
    expect(decisions(network.reachesService(vpc, 'dynamodb', 'Gateway'))).toStrictEqual(['reachable']);
    expect(decisions(network.reachesService(onPremises, 'dynamodb', 'Gateway'))).toStrictEqual(['unreachable']);
    expect(network.zonesOf(network.placeOf(vpc).subnets)).toBe(3);
  });

  it('has interface endpoints for the VPC and for on-premises, where it is the showcase', () => {
    const asked = [vpc, onPremises].flatMap((from) =>
      ['dynamodb', 'dynamodb-streams'].map((service) => network.reachesService(from, service, 'Interface')),
    );
    expect(decisions(...asked)).toStrictEqual([isShowcase ? 'reachable' : 'unreachable']);
  });

  it('lets the functions to Atlas over the peering of each region, and nobody else', () => {
    const asked = functions.flatMap((one) => [
      network.reachesCluster(one, cluster, 'peering'),
      ...of('MongoDB::Atlas::NetworkPeering').map((peering) => network.throughPeering(one, peering)),
    ]);
    expect(decisions(...asked)).toStrictEqual(['reachable']);
    expect(network.othersReachAtlas(cluster, vpc).decision).toBe('unreachable');
    expect(network.reachesCluster(onPremises, cluster, 'peering').decision).toBe('unreachable');
  });

  it('lets who is in the VPC to Atlas’s private endpoint, and from on-premises where there is a VPN', () => {
    expect(network.reachesCluster(vpc, cluster, 'private endpoint').decision).toBe('reachable');
    const way = network.reachesCluster(onPremises, cluster, 'private endpoint');
    expect(way.decision).toBe(isShowcase ? 'reachable' : 'unreachable');
  });

  it('lets the functions nowhere else', () => {
    const asked = functions.flatMap((one) => [
      network.reachesService(one, 'dynamodb', 'Gateway'),
      network.reachesCluster(one, cluster, 'private endpoint'),
      network.toInternet(one),
      network.fromInternet(one),
    ]);
    expect(decisions(...asked)).toStrictEqual(['unreachable']);
  });

  it('has nothing that the internet reaches, or that reaches it', () => {
    const places = [vpc, ...of('AWS::EC2::Subnet'), ...(isShowcase ? of('AWS::RedshiftServerless::Workgroup') : [])];
    const asked = places.flatMap((one) => [network.fromInternet(one), network.toInternet(one)]);
    expect(decisions(...asked)).toStrictEqual(['unreachable']);
  });
});

it('reaches the warehouse of the showcase from its VPC, and from there only', () => {
  const view = resolveAssembly(profileAssembly('showcase'));
  const network = new Network(view);
  const [vpc, warehouse] = ['AWS::EC2::VPC', 'AWS::RedshiftServerless::Workgroup'].map(
    (type) => view.ofType(type)[0],
  ) as [TemplateResource, TemplateResource];
  const ports = { from: 5439, to: 5439 };
  expect(network.reaches(vpc, warehouse, ports).decision).toBe('reachable');
  expect(network.reaches({ onPremises: '172.16.0.0/16' }, warehouse, ports).decision).toBe('unreachable');
  expect(network.zonesOf(network.placeOf(warehouse).subnets)).toBe(3);
});
