import type { Assembly } from '../../../../lib/assembly/assembly';
import { reportOn } from '../../../../lib/report/report';
import { failureReasons } from '../../../../lib/report/words';

type Resource = { Type: string; Properties: Record<string, any> };
type Resources = Record<string, Resource>;

const of = (resources: Resources, type: string): Resource[] =>
  Object.values(resources).filter((resource) => resource.Type === type);
const orders = (resources: Resources): Resource =>
  of(resources, 'AWS::DynamoDB::GlobalTable').find(({ Properties }) => Properties['TableName'] === 'orders')!;

const failed = (assembly: Assembly): { id: string; why: string[] }[] =>
  reportOn([assembly]).claims.flatMap(({ id, results: [result] }) =>
    result!.status === 'failed' ? [{ id, why: failureReasons(result!) }] : [],
  );

/** @param trial the templates of profile trial */
export function breakCases(trial: Assembly): void {
  /** The templates after a careless change by hand. */
  function broken(stack: string, edit: (resources: Resources) => void): Assembly {
    const template = structuredClone(trial.templates.get(stack)!);
    edit(template.Resources as unknown as Resources);
    return { ...trial, templates: new Map([...trial.templates, [stack, template]]) };
  }

  const before = new Set(failed(trial).map(({ id }) => id));

  /** Claims that failed and did not before, with what a reviewer reads. */
  function failures(assembly: Assembly): Record<string, string[]> {
    return Object.fromEntries(failed(assembly).flatMap(({ id, why }) => (before.has(id) ? [] : [[id, why]])));
  }

  it('says so when point-in-time recovery is off', () => {
    const assembly = broken('DynamoDb', (resources) => {
      orders(resources).Properties['Replicas'][0].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled = false;
    });
    expect(failures(assembly)).toStrictEqual({
      'REL-04': [
        'DynamoDb/Orders/Resource: expected: every table has point-in-time recovery in every region, and orders are in one; found: [{"region":"eu-west-1","PointInTimeRecoveryEnabled":false,"RecoveryPeriodInDays":7}]',
      ],
    });
  });

  it('says so when a route to Atlas is missing', () => {
    const assembly = broken('Atlas', (resources) => {
      const id = Object.keys(resources).find((name) => resources[name]!.Type === 'AWS::EC2::Route')!;
      delete resources[id];
    });
    expect(failures(assembly)).toStrictEqual({
      'INT-04': [
        'AtlasApi/Api/Resource: expected: the function of the API of Atlas signs in to the cluster as an IAM role, and reaches it; found: [{"function":"AtlasApi/Function/Resource","cluster":"Atlas/Cluster/Resource","user":"Atlas/OrdersUser/Resource","takenOn":"allowed","reservedConcurrency":"none","reaches":"unreachable"}]',
      ],
      'SEC-02': [
        'Atlas/Peering/Resource: expected: the peering leads every subnet of every VPC into Atlas’s network, and is let in there; found: {"Network/Vpc/Resource":{"decision":"unreachable","because":"not so: the route table of Network/VpcIsolatedSubnet1SubnetE48C5737 leads to Atlas/Container97526FE1 by Atlas/Peering3EBF733F"}}',
        expect.stringContaining('the peering carries what the functions in front of the cluster send'),
      ],
    });
  });

  it('says so when the access list is open', () => {
    const assembly = broken('Atlas', (resources) => {
      of(resources, 'MongoDB::Atlas::ProjectIpAccessList')[0]!.Properties['AccessList'] = [
        { CIDRBlock: '0.0.0.0/0', Comment: 'for now' },
      ];
    });
    expect(failures(assembly)).toStrictEqual({
      'SEC-02': [
        'Atlas/AccessList/Resource: expected: the access list is closed to everybody outside of the VPC; found: {"Network/Vpc/Resource":{"decision":"reachable","because":"0.0.0.0/0 stands on the access list, outside of the VPC Network/Vpc8378EB38"}}',
      ],
    });
  });

  it('says so when the stream has keys only', () => {
    const assembly = broken('DynamoDb', (resources) => {
      orders(resources).Properties['StreamSpecification'].StreamViewType = 'KEYS_ONLY';
    });
    expect(failures(assembly)).toStrictEqual({
      'INT-01': [
        'DynamoDb/Orders/Resource: expected: the orders table streams every change with both images; found: "KEYS_ONLY" at StreamSpecification.StreamViewType',
      ],
    });
  });

  it('says so when the cluster has no backup', () => {
    const assembly = broken('Atlas', (resources) => {
      of(resources, 'MongoDB::Atlas::Cluster')[0]!.Properties['BackupEnabled'] = false;
    });
    expect(failures(assembly)).toStrictEqual({
      'REL-06': ['Atlas/Cluster/Resource: expected: the cluster has cloud backup; found: false at BackupEnabled'],
    });
  });
}
