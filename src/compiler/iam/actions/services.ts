import { athena } from './services/athena.js';
import { appconfigdata } from './services/appconfig.js';
import { bedrockAgentRuntime, bedrockRuntime } from './services/bedrock.js';
import { cloudformation } from './services/cloudformation.js';
import { cloudwatch } from './services/cloudwatch.js';
import { cognitoIdentity, cognitoIdp } from './services/cognito.js';
import { dynamodb, dynamodbStreams } from './services/dynamodb.js';
import { events } from './services/events.js';
import { apiGatewayManagement } from './services/execute-api.js';
import { glue } from './services/glue.js';
import { iam } from './services/iam.js';
import { kinesis } from './services/kinesis.js';
import { kms } from './services/kms.js';
import { lambda } from './services/lambda.js';
import { logs } from './services/logs.js';
import { rdsData } from './services/rds-data.js';
import { rekognition } from './services/rekognition.js';
import { s3Control } from './services/s3-control.js';
import { s3 } from './services/s3.js';
import { scheduler } from './services/scheduler.js';
import { secretsmanager } from './services/secretsmanager.js';
import { ses, sesv2 } from './services/ses.js';
import { sns } from './services/sns.js';
import { sqs } from './services/sqs.js';
import { ssm } from './services/ssm.js';
import { states } from './services/states.js';
import { sts } from './services/sts.js';
import { textract } from './services/textract.js';
import { timestreamQuery } from './services/timestream.js';
import type { ServiceRules } from './service-rules.js';

/** By client, without `@aws-sdk/client-`. All other clients are understood by IAM's data alone. An app uses few of them, so they are made when one is asked for. */
const makers: { readonly [client: string]: () => ServiceRules } = {
  apigatewaymanagementapi: apiGatewayManagement,
  appconfigdata,
  athena,
  'bedrock-agent-runtime': bedrockAgentRuntime,
  'bedrock-runtime': bedrockRuntime,
  cloudformation,
  cloudwatch,
  'cloudwatch-logs': logs,
  'cognito-identity': cognitoIdentity,
  'cognito-identity-provider': cognitoIdp,
  dynamodb,
  'dynamodb-streams': dynamodbStreams,
  eventbridge: events,
  glue,
  iam,
  kinesis,
  kms,
  lambda,
  'rds-data': rdsData,
  rekognition,
  s3,
  's3-control': s3Control,
  scheduler,
  'secrets-manager': secretsmanager,
  ses,
  sesv2,
  sfn: states,
  sns,
  sqs,
  ssm,
  sts,
  textract,
  'timestream-query': timestreamQuery,
};

const made = new Map<string, ServiceRules | undefined>();

/** What is known of a client's operations beside IAM's data; undefined for nothing. */
export function rulesOf(client: string): ServiceRules | undefined {
  if (!made.has(client)) made.set(client, rulesOfName(client.replace(/^@aws-sdk\/client-/, ''), client));
  return made.get(client);
}

function rulesOfName(name: string, client: string): ServiceRules | undefined {
  return name !== client && Object.hasOwn(makers, name) ? makers[name]!() : undefined;
}

/** The clients that have rules. */
export const ruledClients: readonly string[] = Object.keys(makers);
