import { sendHttp } from '../../../../lib/orders/contract/send-http';

const sent = async (body: unknown, answer = new Response('{}')) => {
  let init: RequestInit = {};
  const answered = await sendHttp('PUT', body, 60_000, async (given) => {
    init = given;
    return answer;
  });
  return { init, answered };
};

describe('a request', () => {
  it('has a method and a bound in time, and follows to no other address', async () => {
    const { init } = await sent(undefined);
    expect(init).toStrictEqual({ method: 'PUT', redirect: 'error', signal: expect.any(AbortSignal) });
  });

  it.each([
    ['JSON', { amount: 1 }, '{"amount":1}'],
    ['text as it is', '{"amount":', '{"amount":'],
  ])('sends %s, and says that it is JSON', async (_, body, text) => {
    const { init } = await sent(body);
    expect(init).toMatchObject({ headers: { 'content-type': 'application/json' }, body: text });
  });
});

it.each([
  ['parsed where it is JSON', '{"code":"INVALID"}', { code: 'INVALID' }],
  ['as it is where it is not', 'Bad Gateway', 'Bad Gateway'],
])('an answer is given %s', async (_, text, body) => {
  const { answered } = await sent(undefined, new Response(text, { status: 502 }));
  expect(answered).toStrictEqual({ status: 502, body });
});
