const { createHash } = require('node:crypto');
const { transformSync, version } = require('@swc/core');

const TO_COMMONJS = {
  swcrc: false,
  sourceMaps: true,
  inlineSourcesContent: false,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  module: { type: 'commonjs' },
};

/** JavaScript of TypeScript, for both ways to run the tests. */
exports.process = (source, filename) => transformSync(source, { ...TO_COMMONJS, filename });

/** Stock Jest keeps what it has transformed, and would keep it as long as the source is the same. */
exports.getCacheKey = (...source) =>
  createHash('sha1')
    .update(JSON.stringify([version, TO_COMMONJS, source.slice(0, 2)]))
    .digest('hex');
