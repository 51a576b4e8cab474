/** `.chalice/config.json`: its form, its values, and what they mean together. */
export const configuration = {
  errors: {
    'config-missing': {
      title: 'There is no configuration',
      why: 'A project is a folder with .chalice/config.json (or config.yaml). The tool looks for it in the folder where it is started and in those above.',
      fix: 'Go to a project, name one with --project-dir, or make one with `tschalice new-project NAME`.',
      example: '{"version": "2.0", "app_name": "orders"}',
    },
    'config-syntax': {
      title: 'The configuration is not valid JSON or YAML',
      why: 'Nothing can be read from it. Comments and commas after the last entry are habits from JavaScript that JSON does not have.',
      fix: 'Correct the file at the place that the message names.',
    },
    'config-duplicate-key': {
      title: 'A key that is given twice',
      why: 'Only the last value would count, and the first would be ignored silently.',
      fix: 'Keep one of the two.',
    },
    'config-unsafe-key': {
      title: 'A key that JavaScript keeps for itself',
      why: "'__proto__', 'constructor' and 'prototype' mean something to JavaScript objects. A program that copies settings one by one would change more than it means to.",
      fix: 'Choose another name.',
    },
    'config-not-an-object': {
      title: 'The configuration is not an object',
      why: 'Settings are read by name, so the file has to hold an object.',
      fix: 'Begin with "version" and "app_name" in an object.',
      example: '{"version": "2.0", "app_name": "orders"}',
    },
    'config-version': {
      title: 'A version of the configuration that is not known',
      why: 'The version says how the file is to be read. 1.0 and 2.0 are known, and mean the same.',
      fix: 'Write "version": "2.0".',
    },
    'config-missing-key': {
      title: 'A required setting is missing',
      why: 'There is no default for it.',
      fix: 'Add the setting that the message names.',
    },
    'config-unknown-key': {
      title: 'A setting that does not exist',
      why: 'It would have no effect, and a misspelt setting is hard to see: the stage would be deployed with the default instead.',
      fix: 'Correct the name or remove it. schemas/config.schema.json of the package describes every setting.',
    },
    'config-misplaced-key': {
      title: 'A setting in a place where it has no effect',
      why: 'Some settings hold for the whole app or stage, others also for single functions. In another place the setting would be ignored.',
      fix: 'Move it to where the message says that it belongs.',
    },
    'config-profile': {
      title: '"profile" in the configuration',
      why: 'Packaging does not use AWS credentials, so the setting has no effect. Deploying with another profile than the one that is written there would be worse than an error.',
      fix: 'Remove it, and pass --profile to the command that uses AWS.',
    },
    'config-name': {
      title: 'A name that cannot be used',
      why: 'The names of stages, functions, variables and tags have rules of their own at AWS, and the deployment would fail.',
      fix: 'Change the name as the message says.',
    },
    'config-type': {
      title: 'A setting of the wrong type',
      why: 'CloudFormation would refuse the value, or read it differently: "60" is a text and not a number.',
      fix: 'Give it a value of the type that the message names.',
    },
    'config-range': {
      title: 'A setting out of range',
      why: 'AWS has limits for the value, and the deployment would fail.',
      fix: 'Stay within the limits that the message names.',
    },
    'config-value': {
      title: 'A value that a setting cannot have',
      why: 'The setting takes one of a few words, or a text of a certain form. AWS would refuse others when the stack is deployed.',
      fix: 'Choose one of the values that the message lists, or correct the form.',
    },
    'env-reserved': {
      title: 'An environment variable that Lambda itself sets',
      why: 'Lambda refuses a function whose configuration sets one of its own variables, such as AWS_REGION.',
      fix: 'Choose another name.',
    },
    'env-too-large': {
      title: 'Environment variables of more than 4 KB',
      why: 'Lambda takes 4096 bytes for all variables of a function together, and refuses more when it is deployed.',
      fix: 'Keep long values in Parameter Store, in Secrets Manager or in a file of the deployment package.',
    },
    'vpc-incomplete': {
      title: 'A VPC without subnets or without security groups',
      why: 'Lambda needs both to put a function into a VPC. With one of them it refuses the function.',
      fix: 'Set subnet_ids and security_group_ids, or set both to [] for no VPC.',
    },
    'iam-role-arn-missing': {
      title: 'A function without a role',
      why: 'With manage_iam_role set to false the tool makes no role, and a function cannot be deployed without one.',
      fix: 'Set iam_role_arn to the ARN of a role, or manage_iam_role to true.',
    },
    'layers-too-many': {
      title: 'More layers than a function can have',
      why: 'Lambda takes 5 layers for a function, and automatic_layer adds one to those that are listed.',
      fix: 'List at most 4, or set automatic_layer to false.',
    },
    'layer-node-path': {
      title: 'NODE_PATH without the folder of the layer',
      why: "Lambda's own NODE_PATH is how packages in a layer are found by require. A value of yours replaces it, and the functions would fail to start.",
      fix: 'Add /opt/nodejs/node_modules to NODE_PATH, after a colon, or remove the variable.',
    },
    'runtime-unknown': {
      title: 'A runtime that Lambda does not have',
      why: 'Lambda has runtimes only for versions of Node.js with long-term support. It refuses a function with any other.',
      fix: 'Set lambda_runtime to a runtime that Lambda has, or remove it for the default.',
    },
    'runtime-too-old': {
      title: 'A runtime that is too old for the bundle',
      why: 'The bundle is written for newer versions of Node.js, and the functions would fail to start.',
      fix: 'Set lambda_runtime to a newer runtime, or remove it for the default.',
    },
    'runtime-blocked': {
      title: 'A runtime whose functions cannot be updated any more',
      why: 'From a date that AWS announces on, Lambda refuses to create and to update functions of an old runtime, so the deployment would fail.',
      fix: 'Set lambda_runtime to a newer runtime, or remove it for the default.',
    },
    'stage-name': {
      title: 'A name that a stage cannot have',
      why: "The name becomes part of the stack's name, of file names and of the API's address.",
      fix: "Use letters, digits, '_' and '-' only.",
    },
    'unknown-function': {
      title: 'Settings for a function that the app does not have',
      why: 'They would have no effect. Mostly the name is misspelt, and the function would be deployed with its defaults.',
      fix: 'Correct the name under lambda_functions, or remove the entry.',
    },
    'vpce-not-private': {
      title: 'A VPC endpoint for an API that is not private',
      why: 'Only a PRIVATE API is reached through VPC endpoints. For another API the setting would have no effect, and it would stay open to the internet.',
      fix: 'Set api_gateway_endpoint_type to PRIVATE, or remove api_gateway_endpoint_vpce.',
    },
    'private-api-open': {
      title: 'A PRIVATE API without a policy',
      why: 'A private API needs a resource policy that says who may call it. Without one API Gateway refuses to deploy it.',
      fix: 'Set api_gateway_endpoint_vpce to the ID of the VPC endpoint, or api_gateway_policy_file to a file with the policy.',
    },
    'private-api-two-policies': {
      title: 'A PRIVATE API with two policies',
      why: 'An API has one resource policy. api_gateway_endpoint_vpce writes one, and api_gateway_policy_file names another.',
      fix: 'Keep one of the two settings.',
    },
    'domain-private': {
      title: 'A custom domain for a PRIVATE API',
      why: 'The custom domain that the tool makes belongs to a public endpoint. API Gateway cannot map it to a private API.',
      fix: 'Remove the custom domain, as with null for this stage, or make the endpoint REGIONAL.',
    },
    'domain-certificate-region': {
      title: 'A certificate in the wrong region',
      why: 'An EDGE domain takes its certificate from us-east-1, and a REGIONAL one from the region of the stack. API Gateway refuses a certificate from elsewhere.',
      fix: 'Use a certificate in the region that the message names.',
    },
    'domain-name-shared': {
      title: 'One domain name for two APIs',
      why: 'A REST API and a websocket API cannot be mapped to the same domain name.',
      fix: 'Give each API a domain name of its own.',
    },
    'domain-url-prefix': {
      title: 'A url_prefix that cannot be the path of a mapping',
      why: "The mapping of a REST API has one segment, that of a websocket API may have several, without a '/' at either end. API Gateway refuses others.",
      fix: "Use letters, digits and $-_.+!*'(), as in 'v1'.",
    },
  },
  warnings: {
    'env-name-short': {
      title: 'An environment variable with a name of one letter',
      why: 'Lambda wants at least two characters, and refuses the function when it is deployed.',
      fix: 'Give the variable a longer name.',
    },
    'runtime-newer': {
      title: 'A runtime that is newer than this version of tschalice',
      why: 'Whether Lambda has the runtime cannot be told here. If it does not, the deployment fails.',
      fix: 'Update tschalice, or set lambda_runtime to an older runtime.',
    },
    'runtime-deprecated': {
      title: 'A runtime that Lambda does not patch any more',
      why: 'A deprecated runtime gets no security updates. From the date in the message on, Lambda also refuses to update its functions.',
      fix: 'Set lambda_runtime to a newer runtime, or remove it for the default.',
    },
    'stage-not-configured': {
      title: 'A stage that the configuration does not list',
      why: 'It has the settings of the top level only. Where the name is misspelt, that is not what was meant.',
      fix: 'Correct the name, or add the stage under "stages".',
    },
    'file-not-used': {
      title: 'A second configuration file',
      why: 'Of several configuration files the first one counts (config.json, config.yaml, config.yml). Changes to the others have no effect.',
      fix: 'Remove one of them.',
    },
  },
  either: {},
};
