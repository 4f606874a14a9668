import { asMarkdown } from '../../../lib/report/markdown';
import { reportOn } from '../../../lib/report/report';
import { assembly } from '../../support/assemblies';
import { fact, queueClaim } from '../../support/claims';

const shownIn = (profile: string) =>
  assembly({ One: ['AWS::SQS::Queue', { SqsManagedSseEnabled: true }, 'INT-01'] }, profile);
const markdown = asMarkdown(
  reportOn([shownIn('free'), assembly({ Topic: ['AWS::SNS::Topic'] }, 'trial')], [queueClaim, fact]),
);

it('has a table of each section, with a column a profile', () => {
  expect(markdown).toContain(`## Integrations

| Claim | Side | Said | Today | free | trial |
| --- | --- | --- | --- | --- | --- |
| [INT-01](#int-01) | dynamodb | Queues are \\<encrypted\\> & "kept". | holds | shown | **failed** |
`);
  expect(markdown).toContain('| platform-fact | — | — |');
});

it('says what shows a claim, and what failed', () => {
  expect(markdown).toContain('Shown by:\n\n- every queue is encrypted: `Stack/One/Resource`\n');
  expect(markdown).toContain('Failed in trial:\n\n- expected: every queue is encrypted; found: no such resource\n');
});

it('cites each source with the day on which it was read', () => {
  expect(markdown).toContain('Sources: <https://docs.aws.amazon.com/> (checked 2026-11-22)');
});

it('says of a secondary source that it is one', () => {
  const secondary = {
    ...queueClaim,
    sources: [{ url: 'https://example.com/', checked: '2026-11-22', secondary: true as const }] as const,
  };
  expect(asMarkdown(reportOn([], [secondary]))).toContain(
    '<https://example.com/> (secondary source, checked 2026-11-22)',
  );
});

it('lists what shows no claim, with the profiles where it is not all of them', () => {
  expect(markdown).toContain('## Resources that show no claim');
  expect(markdown).toContain('- `AWS::SNS::Topic`: `Stack/Topic/Resource` (trial)\n');
});
