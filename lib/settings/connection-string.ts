/** Reads a MongoDB address as the driver does, by the same parser, for the settings, the functions and the tools alike. */
import { ConnectionString } from 'mongodb-connection-string-url';
import { isLoopback, LOOPBACK_HOSTS } from '../processes/loopback';

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

/** A path of the file system that a server listens at; the address has it percent-encoded. */
const isSocket = (host: string): boolean => /^%2F.+\.sock$/i.test(host);

/** Whether an address leads nowhere but to this machine. The hosts of an SRV address are in DNS, where they can be any. */
export function namesOnlyLoopback(connectionString: string): boolean {
  const url = readConnectionString(connectionString);
  return url !== undefined && !url.isSRV && url.hosts.every((host) => isLoopback(host) || isSocket(host));
}

/** What an address on this machine may say beside its host: none of it leads elsewhere, holds a secret, or changes what is promised. */
const LOCAL_OPTIONS = [
  'directConnection',
  'replicaSet',
  'retryReads',
  'retryWrites',
  'tls',
  'tlsAllowInvalidCertificates',
  'tlsAllowInvalidHostnames',
  'tlsCAFile',
];

/** @returns what is wrong with an address for a client that stays on this machine and does not sign in, without repeating it; undefined where it will do */
export function notLocal(connectionString: string): string | undefined {
  const url = readConnectionString(connectionString);
  if (!url || !namesOnlyLoopback(connectionString)) {
    return `is not a mongodb:// address whose host is loopback (${LOOPBACK_HOSTS}, or the path of a socket)`;
  }
  if (url.hosts.length > 1) return 'has more than one host; a local client asks one server';
  if (url.username || url.password) return 'holds a user or a password; a local client does not sign in';
  const others = [...url.searchParams.keys()].filter(
    (name) => !LOCAL_OPTIONS.some((allowed) => allowed.toLowerCase() === name.toLowerCase()),
  );
  return others.length ? `has ${others.join(', ')}; options may be ${LOCAL_OPTIONS.join(', ')}` : undefined;
}

/**
 * The address as every local client takes it: a server that names others, as a member of a replica set does, is not followed to them.
 *
 * @param database its default one; none if left out
 * @throws Error with what {@link notLocal} says
 */
export function localAddress(connectionString: string, database = ''): string {
  const wrong = notLocal(connectionString);
  if (wrong !== undefined) throw new Error(`the address of the local MongoDB server ${wrong}`);
  const url = new ConnectionString(connectionString);
  url.searchParams.set('directConnection', 'true');
  url.pathname = `/${database}`;
  return url.href;
}

/** The default database of an address; undefined where it names none. */
export const databaseIn = (connectionString: string): string | undefined =>
  readConnectionString(connectionString)?.pathname.slice(1) || undefined;

/** @param path of a socket that a server listens at */
export const socketAddress = (path: string): string => `mongodb://${encodeURIComponent(path)}/`;
