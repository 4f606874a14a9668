/** `npm run cost`: the month's cost of each side, of a workload on what the templates deploy. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import { regionName } from '../../console/arguments';
import { takesContext, type Context } from '../../console/context';
import type { CommandLine } from '../../console/run-command';
import { breakEvenOf } from '../../costs/break-even/break-even';
import { inOrder, sustainedGiven, type Sustained } from '../../costs/break-even/sustained';
import { PARAMETERS, type Parameters } from '../../costs/month/context';
import { monthOf } from '../../costs/month/month';
import { PriceBook } from '../../costs/prices/price-book';
import { readPriceFiles } from '../../costs/prices/price-file';
import type { Workload } from '../../costs/workload/schema';
import { readGivenFile } from '../../console/given-file';
import { readResults } from '../../load/results';
import { sustainedIn } from '../../load/sustained';
import { PRESET_NAMES, workloadOf } from '../../costs/workload/presets';
import { resolveAssembly } from '../../assembly/resolve';
import { breakEvenFormats, COST_FORMATS, costFormats, type CostFormat } from '../../report/costs/formats';
import { synthesizeLazily, type Synthesize } from '../../stacks/synthesize-lazily';
import { pricesGiven } from './given-prices';
import { templatesOf } from './templates';

interface Options {
  readonly workload: string;
  readonly context: Context;
  readonly assembly?: string;
  readonly region?: string;
  readonly price: readonly string[];
  readonly prices?: string;
  readonly hours: number;
  readonly awsGb: number;
  readonly atlasGb: number;
  readonly freeTier?: true;
  readonly breakEven?: true;
  readonly sustained: readonly string[];
  readonly measured: readonly string[];
  readonly latencyBound: number;
  readonly format: CostFormat;
}

/** @param synthesize given by a test that has templates already */
export const costFrom =
  (synthesize: Synthesize): CommandLine =>
  (command, { out }) => {
    takesContext(optionsOf(command));
    return async () => {
      const options = command.opts<Options>();
      const workload = workloadOf(options.workload);
      const book = new PriceBook(readPriceFiles(), pricesGiven(options.price, options.prices));
      const sustained = sustainedOf(options, workload);
      const { assembly, home, named } = await templatesOf(options, synthesize);
      const metered = { app: resolveAssembly(assembly), workload, home, parameters: parametersOf(options) };
      const asked = { schemaVersion: 1, workload: options.workload, templates: named } as const;
      out.write(
        options.breakEven
          ? breakEvenFormats[options.format]({ ...asked, ...breakEvenOf(metered, book, sustained) })
          : costFormats[options.format]({ ...asked, ...monthOf(metered, book) }),
      );
      return 0;
    };
  };

export const command = costFrom(synthesizeLazily);

/** What the user gives of a size wins over what was measured. */
function sustainedOf({ sustained, measured, latencyBound }: Options, workload: Workload): readonly Sustained[] {
  const given = sustainedGiven(sustained);
  if (!measured.length) return given;
  const results = measured.map((file) =>
    readResults(readGivenFile(file, 'Give what npm run load -- --format json has written.'), file),
  );
  const others = sustainedIn(results, workload, latencyBound).filter(
    ({ size }) => !given.some((one) => one.size === size),
  );
  return inOrder([...given, ...others]);
}

const parametersOf = ({ hours, awsGb, atlasGb, freeTier }: Options): Parameters => ({
  hours,
  awsGb,
  atlasGb,
  freeTier: freeTier ?? false,
});

const number =
  (least: number) =>
  (given: string): number => {
    if (/^\d+(\.\d+)?$/.test(given) && Number(given) >= least) return Number(given);
    throw new InvalidArgumentError(`Allowed: a number from ${least} on.`);
  };

const added = (given: string, before: readonly string[]): readonly string[] => [...before, given];

const optionsOf = (command: Command): Command =>
  command
    .name('npm run cost --')
    .description(
      'What a month of a workload costs on each side, line by line: quantities of what the templates deploy, at prices with source and date.',
    )
    .option(
      '--workload <file>',
      `a file as docs/workload.md has it, or one of ${PRESET_NAMES.join(', ')}`,
      PRESET_NAMES[0],
    )
    .addOption(new Option('--assembly <dir>', 'templates of a folder that cdk synth wrote').conflicts('context'))
    .option('--region <region>', 'the home region, instead of that of the settings', regionName)
    .option('--break-even', 'from how many operations a second on the other side costs less, and what moves that point')
    .option(
      '--sustained <size=rate>',
      'operations a second that a size of Atlas sustains, which nobody publishes, as M10=500; may be given again',
      added,
      [],
    )
    .option('--measured <file>', 'the same from results of npm run load on a cluster; may be given again', added, [])
    .option(
      '--latency-bound <ms>',
      'response time at the 99th percentile that a rate must keep to count as sustained',
      number(0),
      20,
    )
    .option(
      '--price <name=value>',
      'a price of your own in US dollars, by a name of npm run prices, or NAME@REGION for one region; may be given again',
      added,
      [],
    )
    .option('--prices <file>', 'prices of your own, YAML with a price a line')
    .option('--hours <number>', 'hours of a month', number(1), PARAMETERS.hours)
    .option('--aws-gb <bytes>', 'bytes of a GB on AWS’s bill', number(1), PARAMETERS.awsGb)
    .option('--atlas-gb <bytes>', 'bytes of a GB on Atlas’s bill', number(1), PARAMETERS.atlasGb)
    .option('--free-tier', 'take off AWS’s free tier, which an account has once')
    .addOption(new Option('--format <format>', 'how to write it').choices(COST_FORMATS).default('text'))
    .addHelpText(
      'after',
      '\nA price or quantity that is not known is a gap, and the total then the least: never nothing.',
    );
