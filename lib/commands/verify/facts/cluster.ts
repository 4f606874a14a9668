import * as z from 'zod';
import { ATLAS_BACKUPS } from '../../../atlas-admin/backups';
import type { TemplateResource } from '../../../assembly/assembly';
import type { Atlas } from '../atlas';
import { ATLAS_FACTS, type ClusterState } from '../../../atlas-admin/project-facts';
import type { Deployment } from '../deployment';
import { marked, question, type Asked, type Fact } from '../question';
import { nodesFact } from './cluster-nodes';

const shape = z.object({
  Name: z.string(),
  BackupEnabled: z.boolean().default(false),
  PitEnabled: z.boolean().default(false),
  TerminationProtectionEnabled: z.boolean().default(false),
  MongoDBMajorVersion: z.string().optional(),
  VersionReleaseSystem: z.string().default('LTS'),
  EncryptionAtRestProvider: z.string().default('NONE'),
  AdvancedSettings: z.object({ MinimumEnabledTLSProtocol: z.string().optional() }).optional(),
});

/** https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-getgroupcluster */
export const clusterFacts = (deployment: Deployment, atlas: Atlas): Asked[] =>
  deployment.ofType('MongoDB::Atlas::Cluster').flatMap((resource) => {
    const project = deployment.target(resource.properties['ProjectId'], resource.stack);
    const template = shape.parse(resource.properties);
    const names = { clusterName: template.Name };
    const common = { side: 'atlas', service: atlas.service } as const;
    return [
      question({
        ...common,
        call: 'Atlas getCluster',
        ask: () => atlas.get(project, ATLAS_FACTS.cluster, names),
        facts: stateFacts(resource, template),
      }),
      ...schedules(deployment, template.Name).map(({ schedule, days }) =>
        question({
          ...common,
          call: 'Atlas getBackupSchedule',
          ask: () => atlas.get(project, ATLAS_BACKUPS.schedule, names),
          facts: [
            {
              kind: 'cluster',
              title: `Cluster ${template.Name} can be restored to any second of ${days} days`,
              claims: marked(schedule, 'REL-06'),
              expected: () => days,
              actual: ({ restoreWindowDays }) => restoreWindowDays,
            },
          ],
        }),
      ),
    ];
  });

const schedules = (deployment: Deployment, cluster: string) =>
  deployment
    .ofType('MongoDB::Atlas::CloudBackupSchedule')
    .map((schedule) => ({ schedule, ...scheduleShape.parse(schedule.properties) }))
    .flatMap(({ schedule, ClusterName, RestoreWindowDays: days }) =>
      ClusterName === cluster && days !== undefined ? [{ schedule, days }] : [],
    );
const scheduleShape = z.object({ ClusterName: z.string(), RestoreWindowDays: z.int().optional() });

function stateFacts(resource: TemplateResource, template: z.infer<typeof shape>): Fact<ClusterState>[] {
  const { Name, BackupEnabled, PitEnabled, MongoDBMajorVersion: major } = template;
  const minimumTls = template.AdvancedSettings?.MinimumEnabledTLSProtocol;
  const title = `Cluster ${Name}`;
  const facts: (Fact<ClusterState> | undefined)[] = [
    {
      kind: 'cluster',
      title: `${title} is idle and not paused`,
      claims: [],
      expected: () => ({ state: 'IDLE', paused: false }),
      actual: ({ stateName, paused }) => ({ state: stateName, paused: paused ?? false }),
    },
    {
      kind: 'cluster',
      title: major === undefined ? `${title} gets new versions as they are released` : `${title} runs MongoDB ${major}`,
      claims: major === undefined ? marked(resource, 'SVC-05') : [],
      expected: () => ({ releases: template.VersionReleaseSystem, ...(major !== undefined && { major }) }),
      actual: ({ versionReleaseSystem, mongoDBMajorVersion, mongoDBVersion }) => ({
        releases: versionReleaseSystem ?? 'LTS',
        // Of a version that runs, the first two parts are the major version.
        ...(major !== undefined && { major: mongoDBVersion?.split('.').slice(0, 2).join('.') ?? mongoDBMajorVersion }),
      }),
    },
    {
      kind: 'cluster',
      title: `${title}: cloud backup is ${BackupEnabled ? 'on' : 'off'}, continuous backup ${PitEnabled ? 'on' : 'off'}`,
      claims: BackupEnabled ? marked(resource, 'REL-06') : [],
      expected: () => ({ backup: BackupEnabled, continuous: PitEnabled }),
      actual: ({ backupEnabled, pitEnabled }) => ({ backup: backupEnabled ?? false, continuous: pitEnabled ?? false }),
    },
    {
      kind: 'cluster',
      title: `${title}: termination protection is ${template.TerminationProtectionEnabled ? 'on' : 'off'}`,
      claims: [],
      expected: () => template.TerminationProtectionEnabled,
      actual: ({ terminationProtectionEnabled }) => terminationProtectionEnabled ?? false,
    },
    {
      kind: 'cluster',
      title: `${title} is encrypted with ${template.EncryptionAtRestProvider === 'NONE' ? 'Atlas’s own keys' : 'the customer key'}`,
      claims: marked(resource, 'SEC-05'),
      expected: () => template.EncryptionAtRestProvider,
      actual: ({ encryptionAtRestProvider }) => encryptionAtRestProvider ?? 'NONE',
    },
    minimumTls === undefined
      ? undefined
      : {
          kind: 'cluster',
          title: `${title} takes ${minimumTls.replace('_', '.')} and later only`,
          claims: marked(resource, 'SEC-03'),
          expected: () => minimumTls,
          actual: ({ advancedConfiguration }) => advancedConfiguration?.minimumEnabledTlsProtocol ?? undefined,
        },
    nodesFact(resource, title),
  ];
  return facts.filter((fact) => fact !== undefined);
}
