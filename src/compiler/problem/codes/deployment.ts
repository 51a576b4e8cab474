/** Deploying a stage, looking at what is deployed, and deleting it. */
export const deployment = {
  errors: {
    'aws-missing': {
      title: 'There is no aws command',
      why: 'Everything that happens at AWS is done by the AWS CLI, which is not on the PATH.',
      fix: 'Install the AWS CLI: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
    },
    'aws-failed': {
      title: 'The aws command failed',
      why: 'AWS could not be asked, or refused to answer. Mostly credentials are missing or expired, or a permission is missing.',
      fix: 'Follow what the command says. `aws sts get-caller-identity` shows who you are.',
    },
    interrupted: {
      title: 'The command was interrupted',
      why: 'CloudFormation goes on by itself with what it was asked to do. The message says how far it had come.',
      fix: 'Run the same command again once CloudFormation is done.',
    },
    'bucket-missing': {
      title: 'No bucket to upload the code to',
      why: 'CloudFormation takes the code of functions from a bucket. A stage that was not deployed yet has none to go on with.',
      fix: 'Add --s3-bucket NAME, of a bucket in the region of the stack. Later deployments remember it.',
      example: 'aws s3 mb s3://NAME\ntschalice deploy --s3-bucket NAME',
    },
    'upload-failed': {
      title: 'The code could not be uploaded',
      why: 'Nothing was deployed.',
      fix: 'Check that the bucket exists, that it is yours, and that it is in the region of the stack.',
    },
    'deploy-failed': {
      title: 'The deployment did not begin',
      why: 'CloudFormation refused it before it changed the stack.',
      fix: 'Correct what the message names, and deploy again.',
    },
    'stack-not-deployed': {
      title: 'CloudFormation could not deploy the stack',
      why: 'A resource could not be created or updated, and CloudFormation took the changes back. The lines below the message are its reasons.',
      fix: 'Correct the cause, and deploy again. A stack that failed when it was new has to be deleted before.',
    },
    'stack-state': {
      title: 'The stack is in a state in which it cannot be updated',
      why: 'Something else is at work on it, or an earlier deployment failed and has to be cleaned up. CloudFormation takes no change until then.',
      fix: 'Wait, or do what the message says for this state.',
    },
    'stack-gone': {
      title: 'The stack was deleted while it was deployed',
      why: 'Somebody deleted it meanwhile, so there is nothing to record.',
      fix: 'Deploy again.',
    },
    'stack-shared': {
      title: 'Two stages with one stack',
      why: 'Each deployment would replace what the other stage has deployed.',
      fix: 'Give one of the stages another stack with --stack-name.',
    },
    'stack-of-others': {
      title: 'A stack that belongs to something else',
      why: 'A stack of this name exists, and none of its resources is of this app. Deploying would delete all of them.',
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
      why: 'What is asked for is only known once there is a stack.',
      fix: 'Deploy the stage, or name its stack with --stack-name and its region with --region.',
    },
    'no-url': {
      title: 'The stage has no URL',
      why: 'The app has no routes and no websocket handlers, so there is no API.',
      fix: 'Declare a route in app.ts, and deploy it. `tschalice outputs` shows what the stack has.',
    },
    'stack-missing': {
      title: 'There is no such stack to delete',
      why: "The stage was deployed by another account, or by Chalice's own deploy, which makes no stack. What it made is still there.",
      fix: 'Use the profile that deployed it, with --profile, or delete it with Chalice.',
    },
    'delete-failed': {
      title: 'The stack could not be deleted',
      why: 'The aws command failed before CloudFormation began, or while it was waiting.',
      fix: 'Correct what the message names, and delete it again.',
    },
    'stack-not-deleted': {
      title: 'CloudFormation could not delete the stack',
      why: 'A resource could not be deleted: often a bucket that is not empty, or something outside of the stack that still uses it. The lines below the message are its reasons.',
      fix: 'Correct the cause, and delete it again.',
    },
    'deployed-syntax': {
      title: 'The deployed values are not valid YAML or JSON',
      why: '.chalice/deployed/ records what a stage was deployed as. Without it the tool does not know which stack is meant.',
      fix: 'Correct the file, or move it away and deploy the stage again.',
    },
    'deployed-duplicate-key': {
      title: 'A key that the deployed values give twice',
      why: 'Only the last value would count. The file was edited by hand, or merged badly.',
      fix: 'Keep one of the two.',
    },
    'deployed-unsafe-key': {
      title: 'A key in the deployed values that JavaScript keeps for itself',
      why: "'__proto__', 'constructor' and 'prototype' mean something to JavaScript objects, and the tool never writes them.",
      fix: 'Remove it, or move the file away and deploy the stage again.',
    },
    'deployed-value': {
      title: 'Deployed values that cannot be right',
      why: 'The file does not say what the tool writes into it, so it cannot be relied on for the next deployment.',
      fix: 'Correct it, or move the file away and deploy the stage again.',
    },
    'deployed-not-a-folder': {
      title: 'A file in the place of .chalice/deployed/',
      why: 'The deployed values are kept in that folder, a file for each stage.',
      fix: 'Move the file away.',
    },
  },
  warnings: {
    'chalice-resources-stay': {
      title: "Resources of Chalice's own deploy stay",
      why: 'They are in no stack, so the new stack does not replace them. They go on running, and cost what they cost.',
      fix: 'Once nobody needs them, run `chalice delete` for the stage.',
    },
    'stack-stays': {
      title: 'The stack of the last deployment stays',
      why: 'The stage was deployed as another stack, or in another region, before. That stack goes on running beside the new one.',
      fix: 'Once nobody needs it, delete it with `aws cloudformation delete-stack`.',
    },
  },
  either: {},
};
