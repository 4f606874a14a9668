/** What processes listen with, as any local user can read it (proc_net(5), https://man7.org/linux/man-pages/man5/proc_net.5.html). Linux only. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export type Listener = { readonly pid: number; readonly what: string } & (
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string }
);

const LISTENS = '0A';
const ACCEPTS = 0x10000;

/** @param processes each as its id and command line, one space between */
export function listenersOf(processes: readonly string[]): Listener[] {
  const sockets = allListening();
  return processes.flatMap((line) => {
    const [pid = '', ...command] = line.split(' ');
    const owner = { pid: Number(pid), what: shortened(command) };
    return inodesOf(pid).flatMap((inode) => {
      const socket = sockets.get(inode);
      return socket ? [{ ...owner, ...socket }] : [];
    });
  });
}

type Socket = { kind: 'tcp'; host: string; port: number } | { kind: 'unix'; path: string };

function allListening(): Map<string, Socket> {
  const sockets = new Map<string, Socket>();
  for (const file of ['tcp', 'tcp6']) {
    for (const [, local = '', , state, , , , , , inode = ''] of rowsOf(file)) {
      const [address = '', port = ''] = local.split(':');
      if (state === LISTENS) sockets.set(inode, { kind: 'tcp', host: hostOf(address), port: parseInt(port, 16) });
    }
  }
  for (const [, , , flags = '', , , inode = '', ...path] of rowsOf('unix')) {
    if (parseInt(flags, 16) & ACCEPTS) sockets.set(inode, { kind: 'unix', path: path.join(' ') });
  }
  return sockets;
}

const rowsOf = (file: string): string[][] =>
  readFileSync(`/proc/net/${file}`, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/));

const MAPPED = /^0{16}FFFF0000(.{8})$/;

/** IPv4, mapped into IPv6 or not, is written as a number of the machine's own byte order; all else is asked over IPv6's loopback. */
function hostOf(hex: string): string {
  const four = hex.length === 8 ? hex : MAPPED.exec(hex)?.[1];
  const bytes = four?.match(/../g)?.map((byte) => parseInt(byte, 16));
  return bytes?.reverse().join('.') ?? '::1';
}

function inodesOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const target = linkOf(`/proc/${pid}/fd/${fd}`);
      return /^socket:\[(\d+)\]$/.exec(target)?.slice(1) ?? [];
    });
  } catch {
    return [];
  }
}

/** It may be closed by now. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/** Programs and modules by their names; neither folders nor numbers, which are others in each run. */
const shortened = (command: readonly string[]): string =>
  command
    .filter((word) => !word.startsWith('-') && !/^[\d.]+$/.test(word) && !word.includes(':'))
    .map((word) => word.split('/').at(-1) ?? '')
    .slice(0, 3)
    .join(' ');
