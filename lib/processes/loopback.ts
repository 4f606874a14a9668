/** Imports nothing: it is in the bundles of functions too. */

const BYTE = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const LOOPBACK = new RegExp(`^(localhost|127(\\.${BYTE}){3}|\\[::1\\])(:[0-9]+)?$`);

/** What {@link isLoopback} takes, for a message. */
export const LOOPBACK_HOSTS = '127.0.0.0/8, ::1 or localhost';

/**
 * Whether `host` or `host:port` is this machine and nothing else. Only in the form that is written back, so four decimal numbers for
 * IPv4: what one reader takes 127.1, 0x7f.0.0.1 or LOCALHOST for, another one looks up as a name.
 */
export const isLoopback = (host: string): boolean => host === '::1' || LOOPBACK.test(host);
