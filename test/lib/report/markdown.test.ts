import type { Claim } from '../../../lib/claims/claim';
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
  expect(markdown).toContain(`### Integrations in short

| Claim | Said of | Said | Verdict | True today | free | trial |
| --- | --- | --- | --- | --- | --- | --- |
| [INT-01](#int-01) | dynamodb | Queues are \\<encrypted\\> & "kept". | as said | Every queue is encrypted. | today shown | **failed** |
`);
  expect(markdown).toContain('| cited fact | Every queue is encrypted. | no template | no template |');
});

it('says of an outdated claim that it is no longer so, beside what is shown', () => {
  const outdated = { ...queueClaim, verdict: 'outdated', added: true } as Claim;
  expect(asMarkdown(reportOn([shownIn('trial')], [outdated]))).toContain(
    '"kept". _(added here)_ | no longer so | Every queue is encrypted. | today shown |',
  );
});

it('begins with the number of claims of each verdict', () => {
  expect(markdown).toContain(`| Verdict | Claims | of dynamodb |
| --- | --- | --- |
| as said | 1 | 1 |
`);
});

it('says what shows a claim, and what failed', () => {
  expect(markdown).toContain('Shown by:\n\n- every queue is encrypted: `Stack/One/Resource`\n');
  expect(markdown).toContain('Failed in trial:\n\n- expected: every queue is encrypted; found: no such resource\n');
});

it('cites each source with the day on which it was read, and beside each sentence its number', () => {
  expect(markdown).toContain('Every queue is encrypted.¹ So is the one here.\n');
  expect(markdown).toContain('The other side: Atlas has no queue.²\n');
  expect(markdown).toContain(
    'Sources:\n\n1. <https://docs.aws.amazon.com/> (read 2026-11-22)\n2. <https://www.mongodb.com/docs/> (read 2026-11-25)\n',
  );
});

it('says of a secondary source that it is one', () => {
  const secondary = {
    ...queueClaim,
    summary: [{ text: 'So.', source: { url: 'https://example.com/', read: '2026-11-22', secondary: true } }] as const,
  };
  expect(asMarkdown(reportOn([], [secondary]))).toContain('<https://example.com/> (secondary source, read 2026-11-22)');
});

it('lists what shows no claim, with the profiles where it is not all of them', () => {
  expect(markdown).toContain('## Resources that show no claim');
  expect(markdown).toContain('- `AWS::SNS::Topic`: `Stack/Topic/Resource` (trial)\n');
});
