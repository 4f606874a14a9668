/**
 * A run talks to this machine only, and never by way of a proxy: from Node 24 on, NODE_USE_ENV_PROXY sends requests to loopback there as
 * well. What is read of NO_PROXY is read with each request (`fetch`) or as an agent is made (`node:http`, whose first one was made before).
 * https://nodejs.org/api/http.html#built-in-proxy-support
 */
import http from 'node:http';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

const given = process.env.no_proxy ?? process.env.NO_PROXY ?? '';
const noProxy = [...new Set([...given.split(/[\s,]+/).filter(Boolean), ...LOOPBACK])].join(',');
process.env.NO_PROXY = noProxy;
process.env.no_proxy = noProxy;

if (process.env.NODE_USE_ENV_PROXY === '1') {
  http.globalAgent = new http.Agent({ ...http.globalAgent.options, proxyEnv: process.env });
}
