import type { NamedFault } from './named-fault';
import { minutesOf } from './soak-command';
import { soakReport, soakText, type SoakReport } from './soak-report';
import type { Round } from './soak-round';

const exactRound: Round = {
  operations: 100,
  customers: 7,
  invocations: 5,
  redeliveries: 9,
  kills: 2,
  faults: { 'call lost': 3 },
  requests: 10,
  wrongOrders: 0,
  writesAfterAnswer: [],
  oddAnswers: [],
  wrong: [],
  losses: 0,
  doubleCounts: 0,
  poisonWritten: 2,
  parked: 2,
  parkedAgain: 1,
  notParked: [],
  refused: 1,
  recounts: 3,
  strangers: 0,
  seen: [{ name: 'killed', alarms: ['Errors'], unseen: [], givenUp: 0 }],
};
const KILLED: NamedFault = { name: 'killed', alarms: { totals: ['Errors'] }, during: async () => undefined };
const wrong = [{ customerId: 'ada', expected: { count: 1, amount: 5 }, actual: { count: 2, amount: 10 } }];
const reportOf = (rounds: Round[], ended?: string): SoakReport =>
  soakReport({ seed: 1, minutes: 5, seconds: 300, rounds, faults: [KILLED], ...(ended !== undefined && { ended }) });

describe('the report of a soak', () => {
  it('adds up its rounds', () => {
    expect(reportOf([exactRound, exactRound])).toMatchObject({
      passed: true,
      rounds: 2,
      operations: 200,
      kills: 4,
      disturbances: { 'call lost': 6 },
      faults: [{ name: 'killed', injected: 2, alarms: ['Errors'] }],
      poisonParked: 4,
    });
  });

  it.each([
    ['counts an order twice', { wrong, doubleCounts: 1 }],
    ['lacks poison', { notParked: ['w0-1'] }],
    ['has other messages', { strangers: 1 }],
    ['lacks an order that an API has acknowledged', { wrongOrders: 1 }],
    ['has a write after the answer', { writesAfterAnswer: ['put o1'] }],
    ['has an answer that nothing explains', { oddAnswers: ['500 to put o1'] }],
  ])('is not passed when a round %s', (_, fault) => {
    expect(reportOf([exactRound, { ...exactRound, ...fault }])).toMatchObject({
      passed: false,
      reason: 'round 2 is not exact',
    });
  });

  it('is not passed when a fault has no alarm that saw it', () => {
    const seen = [{ name: 'killed', alarms: [], unseen: ['Errors'], givenUp: 0 }];
    expect(reportOf([exactRound, { ...exactRound, seen }])).toMatchObject({
      passed: false,
      reason: 'no alarm saw: killed: Errors',
      faults: [{ name: 'killed', injected: 2, alarms: [] }],
    });
  });

  it.each<[string, Partial<Round>, string]>([
    ['a fault was not injected', { seen: [] }, 'not injected in every round: killed'],
    ['nothing was written', { operations: 0 }, 'a round wrote nothing, so nothing was judged'],
  ])('is not passed when %s', (_, round, reason) => {
    expect(reportOf([exactRound, { ...exactRound, ...round }])).toMatchObject({ passed: false, reason });
  });

  it('is not passed when no round was judged, or it was ended', () => {
    expect([reportOf([]).passed, reportOf([exactRound], 'it was stopped').passed]).toStrictEqual([false, false]);
  });

  it('shows people which totals are wrong', () => {
    const shown = soakText(reportOf([{ ...exactRound, wrong, doubleCounts: 1 }]));
    expect(shown).toContain('ada: 2 orders of 10, expected 1 orders of 5');
    expect(shown).toContain('NOT PASSED: round 1 is not exact');
  });
});

describe('the arguments of a soak', () => {
  it.each(['0', '-1', '1e-9', '0.4', 'five', '', '1441'])('have no %j minutes', (text) => {
    expect(() => minutesOf(text)).toThrow('Allowed is a number from 0.5 to 1440');
  });

  it('may be part of a minute', () => {
    expect(minutesOf('0.5')).toBe(0.5);
  });
});
