import { ATLAS_FACTS } from '../../../../../lib/atlas-admin/project-facts';
import { answered, refused, type Route } from '../../../../support/atlas-admin-api/route';

/** One project of the local Atlas Admin API, as long as it is there. */
export class AtlasProject {
  isThere = true;
  readonly name = 'orders';

  constructor(private readonly id: string) {}

  get route(): Route {
    return {
      operation: ATLAS_FACTS.project,
      reply: ({ groupId }) =>
        groupId === this.id && this.isThere
          ? answered(ATLAS_FACTS.project, {
              id: this.id,
              name: this.name,
              orgId: '5f3c0a51e4b0c0ffee0000ff',
              created: '2026-11-01T08:00:00Z',
              clusterCount: 1,
            })
          : refused(404, 'GROUP_NOT_FOUND', `No group with ID ${groupId} exists.`),
    };
  }
}
