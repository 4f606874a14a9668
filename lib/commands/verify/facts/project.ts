import * as z from 'zod';
import type { Atlas } from '../atlas';
import { ATLAS_FACTS } from '../../../atlas-admin/project-facts';
import type { Deployment } from '../deployment';
import { marked, question, type Asked } from '../question';

const accessList = z.object({ AccessList: z.array(z.object({ CIDRBlock: z.unknown() })) });

/** What belongs to the Atlas project rather than to its cluster: peering as Atlas sees it, who may enter, the customer key. */
export const projectFacts = (deployment: Deployment, atlas: Atlas): Asked[] =>
  deployment.ofType('MongoDB::Atlas::Project').flatMap((project) => {
    const ofProject = (type: string) => deployment.ofType(type).filter(({ stack }) => stack === project.stack);
    const common = { side: 'atlas', service: atlas.service } as const;
    const acceptances = ofProject('Custom::PeeringAcceptance');
    return [
      ...acceptances.slice(0, 1).map((acceptance) =>
        question({
          ...common,
          call: 'Atlas listGroupPeers',
          ask: () => atlas.get(project, ATLAS_FACTS.peers),
          facts: [
            {
              kind: 'cluster',
              title: `Atlas has ${acceptances.length === 1 ? 'the peering' : `all ${acceptances.length} peerings`} available`,
              claims: marked(acceptance, 'SEC-02'),
              expected: () => acceptances.map((one) => `${deployment.idOf(one)} AVAILABLE`).sort(),
              actual: ({ results }) =>
                (results ?? []).map(({ connectionId, statusName }) => `${connectionId} ${statusName}`).sort(),
            },
          ],
        }),
      ),
      ...ofProject('MongoDB::Atlas::ProjectIpAccessList').flatMap((list) => {
        const ranges = accessList.parse(list.properties).AccessList.map(({ CIDRBlock }) => CIDRBlock);
        // A range that is given with the deployment is in no template.
        if (!ranges.every((range) => typeof range === 'string')) return [];
        return question({
          ...common,
          call: 'Atlas listAccessListEntries',
          ask: () => atlas.get(project, ATLAS_FACTS.accessList),
          facts: [
            {
              kind: 'cluster',
              title: `Only ${ranges.join(', ')} may enter the Atlas project`,
              claims: marked(list, 'SEC-02'),
              expected: () => [...ranges].sort(),
              actual: ({ results }) => results.map(({ cidrBlock }) => cidrBlock).sort(),
            },
          ],
        });
      }),
      ...ofProject('MongoDB::Atlas::EncryptionAtRest').map((encryption) =>
        question({
          ...common,
          call: 'Atlas getEncryptionAtRest',
          ask: () => atlas.get(project, ATLAS_FACTS.encryptionAtRest),
          facts: [
            {
              kind: 'cluster',
              title: 'Atlas can use the customer key',
              claims: marked(encryption, 'SEC-05'),
              expected: () => ({ enabled: true, valid: true }),
              actual: ({ awsKms }) => ({ enabled: awsKms?.enabled, valid: awsKms?.valid }),
            },
          ],
        }),
      ),
    ];
  });
