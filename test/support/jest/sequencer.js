const { default: Sequencer } = require('@jest/test-sequencer');

/** Files that wait for engines or validate whole profiles; few of them are large, and Jest goes by size at first. */
const LONG =
  /validation\/templates|matrix\.system|html\/browser|faults\/|order-store|orders-api\.contract|leftovers|doctor\/command|claims\/synthesized|recount-runbooks|service-rules\/rules/;

/** Begins with the longest files also on a machine that has not measured them yet: at the end, one would keep a worker alone. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const isLong = ({ duration, path }) => Number(duration === undefined && LONG.test(path));
    return super.sort(tests).sort((one, other) => isLong(other) - isLong(one));
  }
};
