import ipaddr from 'ipaddr.js';

/** Whether `host` or `host:port`, as a connection string has it, is this machine and nothing else. */
export const isLoopback = (hostAndPort: string): boolean => {
  const host = hostAndPort.replace(/:[0-9]+$/, '').replace(/^\[(.*)\]$/, '$1');
  return host === 'localhost' || (ipaddr.isValid(host) && ipaddr.parse(host).range() === 'loopback');
};
