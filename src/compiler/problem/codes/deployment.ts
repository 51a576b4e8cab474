/** Deploying a stage, showing what is deployed, and deleting it. */
export const deployment = {
  errors: {
    'aws-missing': {
      title: 'There is no aws command',
      why: 'The tool uses the AWS CLI for everything that it does in AWS, and there is none on the PATH. A command in the project or in node_modules is not used, because it would get your credentials.',
      fix: 'Install the AWS CLI: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
    },
    'aws-failed': {
      title: 'The aws command failed',
      why: 'AWS could not be reached, or refused the request. Usually credentials are missing or expired, or a permission is missing.',
      fix: 'Follow what the command says. `aws sts get-caller-identity` shows which credentials are used.',
    },
    interrupted: {
      title: 'The command was interrupted',
      why: 'CloudFormation continues with what it was asked to do. The message says how far it was.',
      fix: 'Run the same command again when CloudFormation is done.',
    },
    'stack-in-progress': {
      title: 'CloudFormation is not done yet',
      why: 'The aws command waits an hour at most, and only as long as the credentials are valid. CloudFormation goes on without it.',
      fix: 'Run the same command again when CloudFormation is done: it writes down what has come of it.',
    },
    'bucket-missing': {
      title: 'No bucket to upload the code to',
      why: 'CloudFormation reads the code of functions from an S3 bucket. A stage that was never deployed has no bucket yet.',
      fix: "Add --s3-bucket NAME with a bucket in the stack's region. Later deployments use the same one.",
      example: 'aws s3 mb s3://NAME\ntschalice deploy --s3-bucket NAME',
    },
    'upload-failed': {
      title: 'The code could not be uploaded',
      why: 'Nothing was deployed.',
      fix: 'Check that the bucket exists, that it is yours, and that it is in the region of the stack.',
    },
    'deploy-failed': {
      title: 'The deployment did not start',
      why: 'CloudFormation refused it before it changed the stack.',
      fix: 'Correct what the message names, and deploy again.',
    },
    'stack-not-deployed': {
      title: 'CloudFormation could not deploy the stack',
      why: 'A resource could not be created or updated, and CloudFormation rolled back the changes. The lines below the message are its reasons.',
      fix: 'Correct the cause, and deploy again. If the first deployment of a stack failed, delete the stack first.',
    },
    'stack-state': {
      title: 'The stack is in a state in which it cannot be updated',
      why: 'Another operation is in progress, or an earlier deployment failed and must be cleaned up first.',
      fix: 'Wait, or do what the message says for this state.',
    },
    'deployed-disagrees': {
      title: 'Deployed values that contradict each other',
      why: 'The name, the region and the account of the stack are also in its ARN, and those of the resources in theirs. Where they differ, the file was changed by hand or put together from several deployments, and it is unknown which stack to update or delete.',
      fix: 'Restore the file as the tool wrote it, or move it away and name the stack with --stack-name.',
    },
    'deployed-elsewhere': {
      title: 'The stage is deployed in another account or region',
      why: 'The deployed values of the stage say where its stack is. With other credentials, or in another region, a stack with the same name would be created, updated or deleted.',
      fix: 'Use the profile and the region of the stack. To deploy the stage elsewhere, name the region with --region, or move the deployed values away.',
    },
    'stack-gone': {
      title: 'The stack was deleted during its deployment',
      why: 'Someone else deleted it, so there is nothing to record.',
      fix: 'Deploy again.',
    },
    'stack-shared': {
      title: 'Two stages with the same stack',
      why: 'Each deployment would replace what the other stage deployed.',
      fix: 'Give one of the stages another stack with --stack-name.',
    },
    'stack-of-others': {
      title: 'A stack that belongs to something else',
      why: 'A stack with this name exists, and none of its resources belongs to this app. Deploying would delete all of them.',
      fix: 'Give the stack another name with --stack-name.',
    },
    'parameter-unknown': {
      title: 'A parameter that the template does not have',
      why: 'CloudFormation refuses values for parameters that a template does not declare.',
      fix: 'Correct the name in --parameter-overrides, or remove it.',
    },
    'parameter-missing': {
      title: 'A parameter without a value',
      why: 'The parameter has no default, and a new stack has no earlier value for it.',
      fix: 'Add --parameter-overrides NAME=VALUE.',
    },
    'stage-not-deployed': {
      title: 'The stage is not deployed',
      why: 'The command needs a stack, and none is known for this stage.',
      fix: 'Deploy the stage, or name its stack with --stack-name and its region with --region.',
    },
    'no-url': {
      title: 'The stage has no URL',
      why: 'The app has no routes and no websocket handlers, so it has no API.',
      fix: 'Declare a route in app.ts, and deploy again. `tschalice outputs` shows the outputs of the stack.',
    },
    'stack-missing': {
      title: 'There is no such stack to delete',
      why: 'The stage was deployed from another account, or with `chalice deploy`, which creates no stack. Its resources still exist.',
      fix: 'Use --profile with the profile that deployed it, or delete the stage with `chalice delete`.',
    },
    'delete-failed': {
      title: 'The stack could not be deleted',
      why: 'The aws command failed, either before CloudFormation started or while it was waiting.',
      fix: 'Correct what the message names, and try again.',
    },
    'stack-not-deleted': {
      title: 'CloudFormation could not delete the stack',
      why: 'A resource could not be deleted: often a bucket that is not empty, or a resource that is still used outside the stack. The lines below the message are its reasons.',
      fix: 'Correct the cause, and try again.',
    },
    'deployed-syntax': {
      title: 'The deployed values are not valid YAML or JSON',
      why: '.chalice/deployed/ records which stack each stage was deployed as. The tool cannot read this file, so it does not know the stack.',
      fix: 'Correct the file, or move it away and deploy the stage again.',
    },
    'deployed-duplicate-key': {
      title: 'A duplicate key in the deployed values',
      why: 'Only the last value would count. Usually the file was edited by hand, or a merge went wrong.',
      fix: 'Keep one of the two.',
    },
    'deployed-unsafe-key': {
      title: 'A key in the deployed values with a special meaning in JavaScript',
      why: "'__proto__', 'constructor' and 'prototype' are special in JavaScript objects, and the tool never writes them.",
      fix: 'Remove it, or move the file away and deploy the stage again.',
    },
    'deployed-value': {
      title: 'Invalid deployed values',
      why: 'The file does not have the form in which the tool writes it, so the next deployment cannot rely on it.',
      fix: 'Correct it, or move the file away and deploy the stage again.',
    },
    'deployed-not-a-folder': {
      title: 'A file in place of the folder .chalice/deployed/',
      why: 'The deployed values are in that folder, one file for each stage.',
      fix: 'Move the file away.',
    },
  },
  warnings: {
    'chalice-resources-stay': {
      title: 'The resources of `chalice deploy` remain',
      why: 'They belong to no stack, so the new stack does not replace them. They keep running and keep costing money.',
      fix: 'When nobody needs them any more, run `chalice delete` for the stage.',
    },
    'stack-stays': {
      title: 'The stack of the last deployment remains',
      why: 'The stage was last deployed as another stack or in another region. That stack keeps running alongside the new one.',
      fix: 'When nobody needs it any more, delete it with `aws cloudformation delete-stack`.',
    },
  },
  either: {},
};
