import { DEPLOYED_PROFILE } from '../../tryout/deployment';
import { RunPlan } from '../../tryout/run-plan';

export const titlesOf = (profile: string) => ({
  python: 'Python environment with MiniStack',
  mongo: 'Server of the MongoDB protocol',
  synth: `cdk synth of profile ${profile}`,
  claims: `Claims and rules of profile ${profile}`,
  deployable: `cdk synth of profile ${DEPLOYED_PROFILE} for this machine's engines`,
  dynamoDbStore: 'DynamoDB by the SDK',
  mongoDbStore: 'MongoDB by the driver',
  server: 'MiniStack on a loopback port',
  bootstrap: 'cdk bootstrap',
  deploy: 'cdk deploy of both sides',
  stream: 'Orders in DynamoDB, totals by the trigger',
  dynamoDbApi: 'DynamoDB over HTTP, without a function',
  atlasApi: 'Atlas’s API over HTTP, by its function',
});

export type TryOutPlan = RunPlan<keyof ReturnType<typeof titlesOf>>;
