/** Which to choose, on one page: docs/choose.md. */
import { CRITERIA, DATABASES, type Criterion, type Database } from '../../claims/advice';
import { adviceOn, backedAdvice, undecided, type BackedAdvice } from '../../claims/backed-advice';
import { publisherOf } from '../../report/words';
import { answerText } from '../../report/costs/break-even/words';
import { threeLoads } from '../../report/costs/three-loads';
import { exampleBreakEven } from '../../report/costs/worked-example';
import { escapeMarkdown, markdownCell, markdownTable } from '../../report/markdown-text';

const INTRODUCTION = `# Which to choose

Written by \`npm run docs\` from lib/claims/catalogue and lib/costs; do not edit it here.

What speaks for which database, by what a team decides by, and when either is the wrong one. Behind each line stand the
[claims](claims.md) that it rests on, which are checked in the templates, and the page that says it; what the article makes no claim about has its
page alone. Nobody’s workload meets all of it: look for the lines that are yours, and let those of the wrong choice weigh more.`;

const AFTER = `## And for yours?

\`\`\`bash
npm run cost -- --workload FILE    # a month of your workload on either side: docs/workload.md
npm start                          # both databases here and now, and a page with all of this
\`\`\``;

/** The whole page, ending in a newline. */
export function chooseDocument(): string {
  const all = backedAdvice();
  return `${[
    INTRODUCTION,
    '## What speaks for which',
    byCriterion(all),
    ...databases().flatMap(([database, name]) => [
      `## When ${name} is the wrong choice`,
      adviceOn(all, database, 'wrong')
        .map((advice) => `- **${CRITERIA[advice.criterion]}**: when ${line(advice)}`)
        .join('\n'),
    ]),
    '## Price at three loads',
    prices(),
    '## What speaks for neither',
    undecided()
      .map(({ id, why }) => `- ${escapeMarkdown(why)} ${claimLink(id)}`)
      .join('\n'),
    AFTER,
  ].join('\n\n')}\n`;
}

const databases = (): [Database, string][] => Object.entries(DATABASES) as [Database, string][];

function byCriterion(all: readonly BackedAdvice[]): string {
  const lines = (database: Database, criterion: Criterion): string =>
    adviceOn(all, database, 'right', criterion)
      .map((advice) => `… ${line(advice)}`)
      .join('<br>');
  return markdownTable(
    ['', ...databases().map(([, name]) => `Choose ${name} when`)],
    Object.entries(CRITERIA).map(([criterion, name]) => [
      `**${name}**`,
      ...databases().map(([database]) => lines(database, criterion as Criterion)),
    ]),
  );
}

const line = ({ when, source, claims }: BackedAdvice): string =>
  `${markdownCell(when)} (${[...claims.map(claimLink), `[${publisherOf(source)}](${source.url})`].join(', ')})`;

const claimLink = (id: string): string => `[${id}](claims.md#${id.toLowerCase()})`;

function prices(): string {
  const { loads, rows, notes } = threeLoads();
  const [crossing = ''] = answerText(exampleBreakEven());
  return [
    markdownTable(
      ['Operations', ...loads],
      rows.map(({ name, amounts }) => [
        name,
        ...amounts.map(({ text, isLeast }) => `${isLeast ? 'at least ' : ''}${text}`),
      ]),
    ),
    notes.join(' '),
    `${markdownCell(crossing)} What moves that point: \`npm run cost -- --break-even\`, and [cost.md](cost.md#in-money).`,
  ].join('\n\n');
}
