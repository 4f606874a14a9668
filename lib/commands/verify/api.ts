import type { TemplateResource } from '../../assembly/assembly';
import type { Deployment } from './deployment';
import { NotRun } from '../../errors';
import type { Send } from '../../orders/contract/send';
import { sendHttp } from '../../orders/contract/send-http';
import { emulatedAddress } from '../../engines/emulated-address';
import type { Credentials } from '../../services/aws-account';
import { signedSend } from '../../services/signed-send';

/** One of the two APIs of the order book, as it is deployed. */
export interface DeployedApi {
  readonly resource: TemplateResource;
  readonly side: 'dynamodb' | 'atlas';
  /** As `The API of stack DynamoDb`. */
  readonly title: string;
  readonly region: string;
  /** Without a slash at the end. @throws NotRun where it is not known */
  readonly address: () => string;
}

const TIMEOUT_MS = 35_000;

/**
 * Both APIs of the templates. An emulator's are reached below its own address, since the one in the outputs is AWS's.
 *
 * @param emulator its address, if it is one
 */
export const deployedApis = (deployment: Deployment, emulator: string | undefined): DeployedApi[] =>
  deployment.ofType('AWS::ApiGateway::RestApi').map((resource) => {
    const { stack, claims } = resource;
    return {
      resource,
      side: claims.includes('INT-02') ? 'dynamodb' : 'atlas',
      title: `The API of stack ${stack}`,
      region: deployment.regionOf(stack),
      address: () => {
        deployment.stack(stack);
        const { ApiUrl: url, ApiId: id } = deployment.outputs[stack] ?? {};
        if (url === undefined || id === undefined) {
          throw new NotRun(
            `the outputs file has no ApiUrl and ApiId of stack ${stack}. Deploy what was synthesized last`,
          );
        }
        return emulator === undefined ? url.replace(/\/$/, '') : emulatedAddress(emulator, id, url);
      },
    };
  });

export const unsigned =
  ({ address }: DeployedApi): Send =>
  async (method, path, body) => {
    const url = `${address()}${path}`;
    return sendHttp(method, body, TIMEOUT_MS, (init) => fetch(url, init));
  };

export const signed = ({ address, region }: DeployedApi, credentials: () => Promise<Credentials>): Send =>
  signedSend({ address, region, timeoutMs: TIMEOUT_MS }, credentials);
