/**
 * The errors of a server that the driver knows by code, and those that it answers to what the store does, by whether waiting may mend them:
 * it is there but cannot serve now, as it shuts down, steps down, elects, moves data, or is out of time.
 * https://www.mongodb.com/docs/manual/reference/error-codes/
 */
export const SERVER_ERRORS: Readonly<Record<string, readonly [code: number, meaning: 'unavailable' | 'fault']>> = {
  HostUnreachable: [6, 'unavailable'],
  HostNotFound: [7, 'unavailable'],
  AuthenticationFailed: [18, 'fault'],
  IllegalOperation: [20, 'fault'],
  LockTimeout: [24, 'unavailable'],
  NamespaceNotFound: [26, 'fault'],
  CursorNotFound: [43, 'unavailable'],
  MaxTimeMSExpired: [50, 'unavailable'],
  StaleShardVersion: [63, 'unavailable'],
  WriteConcernTimeout: [64, 'unavailable'],
  UnknownReplWriteConcern: [79, 'fault'],
  NetworkTimeout: [89, 'unavailable'],
  ShutdownInProgress: [91, 'unavailable'],
  UnsatisfiableWriteConcern: [100, 'unavailable'],
  WriteConflict: [112, 'unavailable'],
  FailedToSatisfyReadPreference: [133, 'unavailable'],
  ReadConcernMajorityNotAvailableYet: [134, 'unavailable'],
  StaleEpoch: [150, 'unavailable'],
  PrimarySteppedDown: [189, 'unavailable'],
  RetryChangeStream: [234, 'fault'],
  ExceededTimeLimit: [262, 'unavailable'],
  TemporarilyUnavailable: [365, 'unavailable'],
  Reauthenticate: [391, 'fault'],
  SocketException: [9001, 'unavailable'],
  LegacyNotPrimary: [10058, 'unavailable'],
  NotWritablePrimary: [10107, 'unavailable'],
  InterruptedAtShutdown: [11600, 'unavailable'],
  InterruptedDueToReplStateChange: [11602, 'unavailable'],
  StaleConfig: [13388, 'unavailable'],
  NotPrimaryNoSecondaryOk: [13435, 'unavailable'],
  NotPrimaryOrSecondary: [13436, 'unavailable'],
};
