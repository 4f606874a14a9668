/** Hosts, some with a port, by whether they are this machine as it is written back. */
export const THIS_MACHINE = ['localhost', 'localhost:27017', '127.0.0.1', '127.255.0.9:1', '[::1]', '[::1]:27017'];
/** Other ways to write this machine's addresses, which not every reader takes for them. */
export const NOT_AS_WRITTEN_BACK = [
  ...['127.1', '127.0.1', '0x7f.1', '0x7f.0.0.1', '0177.0.0.1', '2130706433', '127.0.0.01', '127.0.0.1.'],
  ...['[::ffff:127.0.0.1]', '[0:0:0:0:0:0:0:1]', '[::0001]', '::1:27017', 'LOCALHOST', 'localhost.', '%6cocalhost'],
];
export const ELSEWHERE = [
  ...['localhost.example.net', '127.0.0.1.example.net', '10.0.0.1', '0.0.0.0', '128.0.0.1', '[::]', '[::2]:27017'],
  ...['127.0.0.256', '%2Ftmp%2Fmongodb.sock', 'db.example.net:27017', '127.0.0.1\n', ' 127.0.0.1', ''],
];
