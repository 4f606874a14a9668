import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { isLoopback } from '../../../lib/processes/loopback';
import { ELSEWHERE, NOT_AS_WRITTEN_BACK, THIS_MACHINE } from '../../support/hosts';

describe('isLoopback', () => {
  it.each([...THIS_MACHINE, '::1'])('takes %s for this machine', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each([...NOT_AS_WRITTEN_BACK, ...ELSEWHERE])('takes %j for another machine', (host) => {
    expect(isLoopback(host)).toBe(false);
  });

  const known = fc.oneof(
    fc.ipV4(),
    fc.ipV4().map((address) => address.replace(/^\d+/, '127')),
    fc.ipV6().map((address) => ipaddr.parse(address).toString()),
    fc.constantFrom('::1', '::2', '::', '::ffff:7f00:1'),
  );

  it('agrees with ipaddr.js on every address as it is written back', () => {
    fc.assert(fc.property(known, (host) => expect(isLoopback(host)).toBe(ipaddr.parse(host).range() === 'loopback')));
  });

  it('takes nothing that ipaddr.js would write in another way', () => {
    const characters = fc.constantFrom(...'0127.xf:[]a');
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 12 }), (rest) => {
        const host = `127.${rest}`;
        if (isLoopback(host)) expect(ipaddr.parse(host.replace(/:.*/, '')).toString()).toBe(host.replace(/:.*/, ''));
      }),
      { numRuns: 1_000 },
    );
  });
});
