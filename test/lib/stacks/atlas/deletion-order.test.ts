/**
 * CloudFormation takes a stack down in the reverse of the order that its template gives, and Atlas refuses a wrong one: a container in
 * use, an access list whose peering is gone. Held here: what must be made first, and so must go last.
 */
import { atlasTemplate } from '../../../support/atlas-scope';
import { resourcesOf } from '../../../support/resources';
import { TemplateGraph } from '../../../support/template-graph';
import { settingsOf } from '../../../support/test-stack';

const template = atlasTemplate(settingsOf('production'));
const graph = new TemplateGraph(template);
const ids = (type: string): string[] => Object.keys(resourcesOf(template, type));

const containers = ids('MongoDB::Atlas::NetworkContainer');
const peerings = ids('MongoDB::Atlas::NetworkPeering');
const acceptances = ids('Custom::PeeringAcceptance');
const routes = ids('AWS::EC2::Route');
const accessLists = ids('MongoDB::Atlas::ProjectIpAccessList');
const [cluster] = ids('MongoDB::Atlas::Cluster');
const users = ids('MongoDB::Atlas::DatabaseUser');

/** The resource that `id` refers to in one of its properties. */
const referredBy = (type: string, id: string, property: string): string =>
  resourcesOf(template, type)[id]?.Properties[property]['Fn::GetAtt'][0];

function expectOrder(first: string | undefined, ...later: readonly (string | undefined)[]): void {
  const order = [first, ...later].map((id) => id ?? fail());
  for (let index = 1; index < order.length; index++) {
    const [before, after] = [order[index - 1], order[index]] as [string, string];
    expect(`${before} before ${after}: ${graph.comesBefore(before, after)}`).toBe(`${before} before ${after}: true`);
    expect(`${after} before ${before}: ${graph.comesBefore(after, before)}`).toBe(`${after} before ${before}: false`);
  }
}
const fail = (): never => {
  throw new Error('the template lacks a resource of this order');
};

describe('the order of making and, reversed, of taking down', () => {
  it('has three regions to hold it in', () => {
    expect([containers, peerings, acceptances].map(({ length }) => length)).toStrictEqual([3, 3, 3]);
    expect(routes).toHaveLength(9);
  });

  it('puts every container before the cluster, or Atlas makes one of its own choice', () => {
    for (const container of containers) expectOrder(container, cluster);
  });

  it('puts container, peering and acceptance one after the other in each region', () => {
    for (const acceptance of acceptances) {
      const peering = referredBy('Custom::PeeringAcceptance', acceptance, 'ConnectionId');
      const container = referredBy('MongoDB::Atlas::NetworkPeering', peering, 'ContainerId');
      expectOrder(container, peering, acceptance);
    }
  });

  it('puts each route after the acceptance of its own peering', () => {
    for (const route of routes) {
      const peering = referredBy('AWS::EC2::Route', route, 'VpcPeeringConnectionId');
      const acceptance = acceptances.find(
        (id) => referredBy('Custom::PeeringAcceptance', id, 'ConnectionId') === peering,
      );
      expectOrder(peering, acceptance, route);
    }
  });

  it('puts the access list after every acceptance: the last peering takes the list’s entries with it', () => {
    expect(accessLists).toHaveLength(1);
    for (const acceptance of acceptances) expectOrder(acceptance, accessLists[0]);
  });

  it('puts the permission to accept before the acceptance', () => {
    const policies = ids('AWS::IAM::Policy').filter((id) => id.includes('AcceptancePolicy'));
    expect(policies).toHaveLength(3);
    for (const acceptance of acceptances) {
      expect(policies.filter((policy) => graph.comesBefore(policy, acceptance))).toHaveLength(1);
    }
  });

  it('puts the function that accepts before the acceptance, so that it is still there to answer its deletion', () => {
    const [handler] = ids('AWS::Lambda::Function').filter((id) => id.startsWith('PeeringAcceptanceFunction'));
    for (const acceptance of acceptances) expectOrder(handler, acceptance);
  });

  it('puts the cluster before its backup schedule', () => {
    const schedules = ids('MongoDB::Atlas::CloudBackupSchedule');
    expect(schedules).toHaveLength(1);
    expectOrder(cluster, schedules[0]);
  });

  it('puts cluster and database role before each user', () => {
    expect(users.length).toBeGreaterThanOrEqual(2);
    for (const user of users) {
      expectOrder(cluster, user);
      const held: string[] = resourcesOf(template, 'MongoDB::Atlas::DatabaseUser')[user]?.Properties.Roles.map(
        ({ RoleName }: { RoleName: string }) => RoleName,
      );
      const roles = Object.entries(resourcesOf(template, 'MongoDB::Atlas::CustomDBRole'))
        .filter(([, { Properties }]) => held.includes(Properties.RoleName))
        .map(([id]) => id);
      expect(roles).toHaveLength(held.length);
      for (const role of roles) expectOrder(role, user);
    }
  });

  it('puts the project before everything else of Atlas', () => {
    const [project] = ids('MongoDB::Atlas::Project');
    const resources = Object.entries(template.toJSON()['Resources'] as Record<string, { Type: string }>);
    const others = resources.filter(([id, { Type }]) => Type.startsWith('MongoDB::Atlas::') && id !== project);
    expect(others.length).toBeGreaterThan(10);
    for (const [other] of others) expectOrder(project, other);
  });
});
