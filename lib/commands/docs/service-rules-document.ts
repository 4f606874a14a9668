/** The services' rules as a page for readers: docs/service-rules.md. */
import { markdownCell, markdownTable } from '../../report/markdown-text';
import { rules } from '../../settings/rules';
import type { ServiceRule } from '../../settings/rules/rule';
import { changeRules } from '../../stacks/validation/change-rules';
import { templateRules } from '../../stacks/validation/service-rules';
import { trustExceptions, type TrustException } from '../../stacks/validation/service-rules/trust-exceptions';

const INTRODUCTION = `# The services’ rules

Written by \`npm run docs\` from lib/settings/rules and lib/stacks/validation; do not edit it here.

What the services demand beyond the shape of a single property: values that depend on each other across resources, an order that
CloudFormation cannot see, what must outlive what, what one deployment may change. No schema, linter or rule pack knows it; here it is refused
at synth, before anything is deployed, or by \`npm run doctor\` where what is deployed has to be known. An error is named where the vendor documents one; without one the service refuses in other words, or accepts it and does harm.`;

const HEAD = ['Rule', 'When', 'What the service demands', 'Error', 'Holds against each other', 'Source', 'Checked'];

const code = (text: string): string => `\`${text}\``;

const place = (source: string): string => (source.startsWith('https://') ? `<${source}>` : `[${source}](../${source})`);

const row = ({ id, kind, demand, error, spans, source, checked }: ServiceRule): string[] => [
  code(id),
  kind,
  markdownCell(demand),
  error === undefined ? '—' : code(error),
  spans.map(code).join(', '),
  place(source),
  checked,
];

const section = (title: string, about: string, all: readonly ServiceRule[]): string =>
  [`## ${title}`, about, markdownTable(HEAD, all.map(row))].join('\n\n');

const exceptionRow = ({ service, on, asks, reason, source, checked }: TrustException): string[] => [
  service,
  on === 'sts' ? 'a role' : on,
  Object.entries(asks)
    .map(([key, when]) => code(key) + (when === 'if-sent' ? ', where it is sent' : ''))
    .join(' and '),
  markdownCell(reason),
  place(source),
  checked,
];

const exceptionSection = (): string =>
  [
    '### What a service does not say of itself',
    'The exceptions of `service-trust-names-account`. Of any other service both `aws:SourceAccount` and `aws:SourceArn` are asked, always.',
    markdownTable(
      ['Service', 'Let in to', 'What is asked', 'Why no more', 'Source', 'Checked'],
      trustExceptions.map(exceptionRow),
    ),
  ].join('\n\n');

const changeSection = (): string =>
  [
    '## Changes',
    'Held over the templates that are deployed and those that are to be, by `npm run doctor`: synth knows only the latter.',
    markdownTable(
      [...HEAD, 'The way around'],
      changeRules.map((rule) => [...row(rule), markdownCell(rule.wayAround)]),
    ),
  ].join('\n\n');

/** The whole page, ending in a newline. */
export const serviceRulesDocument = (): string =>
  `${[
    INTRODUCTION,
    section('Templates', 'Held over the templates of all stacks together, whatever has made them.', templateRules),
    exceptionSection(),
    changeSection(),
    section('Settings', 'Held before a template exists.', rules),
  ].join('\n\n')}\n`;
