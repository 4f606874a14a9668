/** Reads a MongoDB address as the driver does, by the same parser, for the settings, the functions and the tools alike. */
import { ConnectionString } from 'mongodb-connection-string-url';
import { isLoopback } from '../processes/loopback';

/** The parser takes anything after a colon for a port, a password whose `@HOST` was cut off included. */
function isHost(host: string): boolean {
  const [, port = '1'] = /^(?:\[[^\]]+\]|[^:]+)(?::([0-9]{1,5}))?$/.exec(host) ?? [host, '0'];
  return Number(port) > 0 && Number(port) < 65_536;
}

/** @returns undefined for what is no address, or has a host with a port that there cannot be */
export function readConnectionString(given: string): ConnectionString | undefined {
  try {
    const url = new ConnectionString(given);
    return url.hosts.every(isHost) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an address leads nowhere but to this machine. The hosts of an SRV address are in DNS, where they can be any. */
export function namesOnlyLoopback(connectionString: string): boolean {
  const url = readConnectionString(connectionString);
  return url !== undefined && !url.isSRV && url.hosts.every(isLoopback);
}
