import type { PackagedStage } from '../../project/stage/packaged-stage.js';
import { shellQuoted } from '../terminal/shell.js';

/** Something to do once, outside the stack. */
export interface Note {
  readonly message: string;
  /** For a POSIX shell. */
  readonly command: string;
}

/** What CloudFormation cannot do for the app, or should not: a stack cannot change an existing bucket, and the role for API Gateway's logs is the account's. */
export function notesOf(packaged: PackagedStage): Note[] {
  return [...bucketNotes(packaged), ...logNotes(packaged)];
}

/** Without the role, API Gateway refuses a stage with logs. Whether there is one, only AWS knows. */
function logNotes({ resources }: PackagedStage): Note[] {
  const api = resources.find((resource) => resource.kind === 'rest-api');
  const logs = api !== undefined && (api.accessLogId !== null || api.methodSettings.some(({ log }) => log !== null && log.level !== 'OFF'));
  if (!logs) return [];
  return [
    {
      message:
        'API Gateway needs a role to write logs: one for all APIs of the account in this region.\n' +
        "'aws apigateway get-account' shows it. Without one, deploying this stage fails. This command\n" +
        'sets it, to a role that apigateway.amazonaws.com may assume and that has the managed policy\n' +
        'AmazonAPIGatewayPushToCloudWatchLogs:',
      command: 'aws apigateway update-account --patch-operations op=replace,path=/cloudwatchRoleArn,value=ROLE_ARN',
    },
  ];
}

function bucketNotes({ definition }: PackagedStage): Note[] {
  const buckets = definition.functions.flatMap(({ eventSource: source }) =>
    source?.kind === 's3' && typeof source.bucket === 'string' ? [source.bucket] : [],
  );
  return [...new Set(buckets)].map((bucket) => ({
    message: `The bucket ${bucket} must send its events to EventBridge.\nThis command turns that on. It replaces the bucket's whole notification configuration:`,
    command:
      `aws s3api put-bucket-notification-configuration --bucket ${bucket.includes('${') ? 'BUCKET' : shellQuoted(bucket)}` +
      ` --notification-configuration '{"EventBridgeConfiguration":{}}'`,
  }));
}
