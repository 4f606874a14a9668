/**
 * How every Lambda function of the project is bundled. Constructs, benchmark and tests share these options, so what is measured and
 * tested is what is deployed.
 */
import { buildSync, type BuildOptions } from 'esbuild';
import { basename, dirname, extname, join } from 'node:path';
import { PROJECT_ROOT } from '../../processes/project-root';

/** Name of a bundle's entry. The extension makes Node read it as an ES module; `index.handler` is the function's handler. */
export const BUNDLE_FILE = 'index.mjs';

const CREDENTIALS = join(PROJECT_ROOT, 'lambda', 'shared', 'credentials.ts');

const FUNCTION_BUNDLE = {
  bundle: true,
  platform: 'node',
  /** The runtime of the functions. It only bounds which syntax is lowered, and nothing bundled uses newer than Node 20 runs. */
  target: 'node24',
  /** The SDK's ES modules are tree-shaken and need no wrapper each; its CommonJS build takes three times as long to load. */
  format: 'esm',
  mainFields: ['module', 'main'],
  /** By AWS's clients, and by the MongoDB driver. The driver's other optional modules need no mention: esbuild leaves a `require` in a `try` alone. */
  alias: { '@aws-sdk/credential-provider-node': CREDENTIALS, '@aws-sdk/credential-providers': CREDENTIALS },
  /** What is imported on demand goes into files of its own, which a cold start does not read. */
  splitting: true,
  minify: true,
  legalComments: 'none',
  /** Source maps hold paths, so they would make an asset's hash differ between two checkouts of one commit. */
  sourcemap: false,
  /** The names of those files depend on this folder, so it must not be the one a command happens to run in. */
  absWorkingDir: PROJECT_ROOT,
  outExtension: { '.js': '.mjs' },
  /** CommonJS packages ask for Node's own modules with `require`, which an ES module does not have. */
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  /** A failed build throws with its messages. */
  logLevel: 'silent',
} satisfies BuildOptions;

/** What one function's bundle may set beside the options that all share; `external` packages are those that its runtime has. */
export type BundleOptions = Pick<BuildOptions, 'external'>;

/**
 * Bundles one function with everything it imports.
 *
 * @param entry absolute path of the function's TypeScript file
 * @param outfile where the entry of the bundle goes, named {@link BUNDLE_FILE}. Files it loads on demand are put beside it, so the
 *   asset is the whole folder
 * @throws the build error of esbuild, with file and line
 */
export function bundleFunction(entry: string, outfile: string, options: BundleOptions = {}): void {
  buildSync({
    ...FUNCTION_BUNDLE,
    ...options,
    entryPoints: { [basename(outfile, extname(outfile))]: entry },
    outdir: dirname(outfile),
  });
}
