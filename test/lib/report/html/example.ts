import type { Assembly, TemplateJson } from '../../../../lib/assembly/assembly';
import type { HtmlInput } from '../../../../lib/report/html';
import { reportOn } from '../../../../lib/report/report';
import { live, local } from '../observations';

/** Small templates of two profiles: some claims demonstrated, some failed, some not in the profile. */
const assemblies: readonly Assembly[] = [
  {
    profile: 'free',
    templates: new Map<string, TemplateJson>([
      ['DynamoDb', { Resources: { Orders: table('DynamoDb/Orders/Resource', {}) } }],
      ['Nothing', {}],
    ]),
  },
  {
    profile: 'trial',
    templates: new Map<string, TemplateJson>([
      [
        'DynamoDb',
        {
          Resources: {
            Orders: table('DynamoDb/Orders/Resource', {
              Tags: ['a', 'b'].map((Key) => ({ Key, Value: 'x'.repeat(60) })),
            }),
            Dead: resource('AWS::SQS::Queue', 'DynamoDb/Stream/Dead/Resource', ['INT-01', 'ZZZ-99']),
            DeadPolicy: resource('AWS::SQS::QueuePolicy', 'DynamoDb/Stream/Dead/Policy/Resource'),
            One: resource('AWS::CloudWatch::Alarm', 'DynamoDb/Alarms/One/Resource'),
            Two: resource('AWS::CloudWatch::Alarm', 'DynamoDb/Alarms/Two/Resource'),
            Three: resource('AWS::CloudWatch::Alarm', 'DynamoDb/Alarms/Three/Resource'),
          },
        },
      ],
    ]),
  },
];

function resource(Type: string, path: string, Claims: readonly string[] = []): Resource {
  return { Type, Properties: {}, Metadata: { 'aws:cdk:path': path, ...(Claims.length && { Claims }) } };
}

function table(path: string, more: Resource['Properties']): Resource {
  return {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      TableName: 'orders',
      BillingMode: 'PAY_PER_REQUEST',
      WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 100 },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [
        {
          Region: 'eu-west-1',
          ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 100 },
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ],
      ...more,
    },
    Metadata: {
      'aws:cdk:path': path,
      Claims: ['REL-04', 'SVC-03', 'SVC-02', 'SCA-01', 'SCA-02', 'SEC-04', 'SEC-06', 'SEC-01'],
    },
  };
}

type Resource = NonNullable<TemplateJson['Resources']>[string] & { readonly Properties: object };

/** What was run, in one of the profiles, stands beside. */
export const example = (): HtmlInput => ({ report: reportOn(assemblies, undefined, [local, live]), assemblies });

/** The same where nothing was run. */
export const synthOnly = (): HtmlInput => ({ report: reportOn(assemblies), assemblies });

/** The claims that are asked for, and others until every side, verdict, status and kind of source is there: what looks alike is there once. */
export function varied(...asked: readonly string[]): HtmlInput {
  const { report } = example();
  const kindsOf = ({ side, verdict, sources, results, observed = [] }: (typeof report.claims)[number]): string[] => [
    side,
    verdict,
    ...[...results, ...observed].map(({ status }) => status),
    ...sources.map(({ secondary }) => String(secondary)),
  ];
  const seen = new Set(report.claims.filter(({ id }) => asked.includes(id)).flatMap(kindsOf));
  const claims = report.claims.filter((claim) => {
    const more = kindsOf(claim).filter((kind) => !seen.has(kind));
    more.forEach((kind) => seen.add(kind));
    return more.length > 0 || asked.includes(claim.id);
  });
  return { report: { ...report, claims }, assemblies };
}
