/** The order contract as data, run alike by tests, by the local try-out and against a real account. */
export type { ContractCase } from './case';
export { foreignItems, type Foreign } from './cases/foreign';
export { refusals, type Senders } from './cases/refusing';
export { retries } from './cases/retries';
export { CONTRACT } from './contract';
export { httpOrderStore } from './http-order-store';
export { onWrites, type Losses } from './losses';
export { runContract, type CaseResult } from './run-contract';
