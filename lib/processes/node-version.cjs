/**
 * The first thing that every script and the tests load, and it loads nothing: what an old Node lacks, it would lack at the next import, and
 * end with a stack trace. `engines` of package.json says which is needed.
 */
const { engines } = require('../../package.json');

const [, major, minor] = /(\d+)\.(\d+)/.exec(engines.node).map(Number);
const [hereMajor, hereMinor] = process.versions.node.split('.').map(Number);

if (hereMajor < major || (hereMajor === major && hereMinor < minor)) {
  process.stderr.write(
    `This is Node ${process.versions.node}, and Node ${major}.${minor} or later is needed. Install one (nvm install, https://nodejs.org), ` +
      'then run npm ci again.\n',
  );
  process.exit(1);
}
