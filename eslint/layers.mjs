/** The folders of the project from the ground up: what stands lower never imports what stands higher. docs/adr/0018 says why. */
export const LAYERS = [
  'lib/errors',
  'lib/async',
  'lib/processes',
  'lib/atlas-admin',
  'lib/settings',
  'lib/engines',
  'lib/orders',
  'lib/console',
  'lib/assembly',
  'lib/costs',
  'lib/claims',
  'lib/load',
  'lambda',
  'lib/tryout',
  'lib/report',
  'lib/stacks',
  'lib/changes',
  'lib/services',
  'lib/commands',
  'bin',
];

/** What a folder may not import. */
export const above = (layer) => LAYERS.slice(LAYERS.indexOf(layer) + 1);
