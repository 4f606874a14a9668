import type { DeployedApi } from '../api';
import { marked, question, type Asked } from '../question';
import { NotRun } from '../../../errors';
import type { ApiResponse, Send } from '../../../orders/contract/send';

const PATH = '/orders?status=PLACED&limit=1';

/**
 * Who may enter: signed requests, and no others.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 */
export const apiFacts = (api: DeployedApi, senders: { readonly signed: Send; readonly unsigned: Send }): Asked[] => {
  const common = {
    side: api.side,
    service: 'Amazon API Gateway',
    call: 'execute-api:Invoke',
  } as const;
  const kind = api.side === 'dynamodb' ? 'api-without-function' : 'api';
  const claims = marked(api.resource, 'INT-02', 'INT-04');
  return [
    question({
      ...common,
      ask: async () => {
        const answer = await senders.signed('GET', PATH).catch(unanswered);
        if (answer.status !== 403) return answer;
        throw new NotRun(
          `API Gateway let the signed request not in (${wordsOf(answer)}). The credentials need execute-api:Invoke on this API`,
        );
      },
      facts: [
        {
          kind,
          title: `${api.title} answers a signed request with orders`,
          claims,
          expected: () => ({ status: 200, orders: true }),
          actual: ({ status, body }) => ({
            status,
            orders: Array.isArray((body as { orders?: unknown } | undefined)?.orders),
          }),
        },
      ],
    }),
    question({
      ...common,
      ask: () => senders.unsigned('GET', PATH).catch(unanswered),
      facts: [
        {
          kind,
          title: `${api.title} refuses a request without a signature`,
          claims,
          expected: () => 403,
          actual: ({ status }) => status,
        },
      ],
    }),
  ];
};

/** No answer is a finding: the API is there, or is not. */
const unanswered = (error: unknown): ApiResponse => {
  if (error instanceof NotRun) throw error;
  const { cause, message } = error as Error & { cause?: { code?: string } };
  return { status: 0, body: cause?.code ?? message };
};

const wordsOf = ({ status, body }: ApiResponse): string => {
  const { code, message } = (body ?? {}) as { code?: string; message?: string; Message?: string };
  return [`HTTP ${status}`, code, message].filter(Boolean).join(', ');
};
