/** What is asked of the Atlas Admin API, and what the local one answers, against MongoDB's description. */
import * as z from 'zod';
import { ProjectState } from '../../support/atlas-admin-api/project-state';
import { ATLAS_FACTS } from '../../../lib/atlas-admin/project-facts';
import { nodes } from '../commands/verify/support/world';
import { answerSchema, differences, expectDescribed, ownSchema } from '../../support/atlas-admin-description';

describe('the questions to the Atlas Admin API', () => {
  it('notice what is not described', () => {
    const own = ownSchema(z.object({ paused: z.string(), asleep: z.boolean() }));
    expect(differences(own, answerSchema(ATLAS_FACTS.cluster), [])).toStrictEqual([
      '/paused: string instead of boolean',
      '/asleep: not described',
    ]);
  });

  it('are answered by the local one as is described', () => {
    const project = new ProjectState('5f3c0a51e4b0c0ffee000001');
    project.cluster = { name: 'orders', paused: false, replicationSpecs: [{ regionConfigs: [nodes('M30', 3)] }] };
    project.peers = [{ containerId: '5f3c0a51e4b0c0ffee000002', connectionId: 'pcx-1', statusName: 'AVAILABLE' }];
    project.awsKms = { enabled: true, valid: true };
    for (const route of project.routes) {
      const { operation } = route;
      const { status, body } = route.reply({ groupId: '5f3c0a51e4b0c0ffee000001' }, undefined);
      expect({ path: operation.path, status }).toStrictEqual({ path: operation.path, status: 200 });
      expectDescribed(answerSchema(operation), body);
    }
  });
});
