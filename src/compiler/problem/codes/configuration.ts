/** `.chalice/config.json`: its syntax, its values, and how they go together. */
export const configuration = {
  errors: {
    'config-missing': {
      title: 'There is no configuration',
      why: 'A project is a folder with .chalice/config.json (or config.yaml). The tool looks for it in the current folder and in each folder above.',
      fix: 'Change to a project folder, name one with --project-dir, or create one with `tschalice new-project NAME`.',
      example: '{"version": "2.0", "app_name": "orders"}',
    },
    'config-syntax': {
      title: 'The configuration is not valid JSON or YAML',
      why: 'The tool cannot read any setting from it. JSON has no comments, no comma after the last entry, and double quotes around every key and string. YAML is indented with spaces, never with tabs. Intrinsic functions such as !Ref are for merge templates only.',
      fix: 'Correct the file at the place that the message names, or shortly before it: a missing bracket or quote is noticed late. If you want comments, write the same settings as YAML into .chalice/config.yaml, and remove config.json.',
      example: '# Comments are allowed in YAML.\nversion: "2.0"\napp_name: orders',
    },
    'config-duplicate-key': {
      title: 'A duplicate key',
      why: 'Only the last value would count. The first would be silently ignored.',
      fix: 'Keep one of the two.',
    },
    'config-unsafe-key': {
      title: 'A key with a special meaning in JavaScript',
      why: "'__proto__', 'constructor' and 'prototype' are special in JavaScript objects. Code that copies settings one by one could change more than it should.",
      fix: 'Choose another name.',
    },
    'config-not-an-object': {
      title: 'The configuration is not an object',
      why: 'Settings are read by name, so the file must hold an object.',
      fix: 'Start with an object that has "version" and "app_name".',
      example: '{"version": "2.0", "app_name": "orders"}',
    },
    'config-version': {
      title: 'An unknown version of the configuration',
      why: 'The version says how to read the file. The tool knows 1.0 and 2.0, which mean the same.',
      fix: 'Write "version": "2.0".',
    },
    'config-missing-key': {
      title: 'A required setting is missing',
      why: 'It has no default.',
      fix: 'Add the setting that the message names.',
    },
    'config-unknown-key': {
      title: 'A misspelt setting',
      why: 'It would have no effect, which is hard to notice: the stage would be deployed with the default instead.',
      fix: "Correct the name, or remove the setting. Begin the name with '_', '$' or '//' if it is a comment. schemas/config.schema.json in the package describes every setting.",
    },
    'config-misplaced-key': {
      title: 'A setting in a place where it has no effect',
      why: 'Some settings apply to the whole app or stage, others also to single functions. Anywhere else the setting would be ignored.',
      fix: 'Move it to the place that the message names.',
    },
    'config-profile': {
      title: '"profile" in the configuration',
      why: 'Packaging does not use AWS credentials, so the setting would have no effect, and a deployment could use a different profile than the one written here.',
      fix: 'Remove it, and pass --profile to the command that uses AWS.',
    },
    'config-name': {
      title: 'A name that cannot be used',
      why: "With this name, the deployment would fail. Names of stages and functions have letters, digits, '_' and '-'. Environment variables have letters, digits and '_', and start with a letter. Stage variables have letters, digits and '_'. Tags have up to 128 characters, and do not start with 'aws:', which AWS keeps for itself.",
      fix: 'Rename it here, and wherever the name is used: in the code of the app, in commands (--stage), in scripts.',
      example: '{"stages": {"pre-prod": {"environment_variables": {"TABLE_NAME": "orders"}}}}',
    },
    'config-type': {
      title: 'A setting of the wrong type',
      why: 'CloudFormation would refuse the value or misread it. Quotes decide: "60" and "true" are strings, 60 is a number and true a boolean. In YAML, quotes also keep a string such as "012" or "1.10" from being read as a number; yes and no are strings.',
      fix: 'Write numbers, true and false without quotes, strings with quotes, and lists in brackets even if they have one item. To get the default of a setting, remove it.',
      example: '{"lambda_timeout": 60, "xray": true, "subnet_ids": ["subnet-0123456789abcdef0"]}',
    },
    'config-range': {
      title: 'A setting that is out of range',
      why: 'AWS limits the value. With this one, the deployment would fail.',
      fix: 'Choose a value within the limits that the message names.',
    },
    'config-value': {
      title: 'A value that a setting cannot have',
      why: 'The setting takes one of a few values, or a string in a certain format. AWS would refuse any other when the stack is deployed.',
      fix: 'Choose one of the values that the message lists, or correct the format. Case counts: edge is not EDGE. schemas/config.schema.json in the package has the values and the format of every setting; an editor that uses it completes them.',
      example: '{"lambda_runtime": "nodejs24.x", "api_gateway_endpoint_type": "REGIONAL"}',
    },
    'env-reserved': {
      title: 'An environment variable that Lambda reserves',
      why: 'Lambda sets variables such as AWS_REGION itself, and refuses a function that sets one of them.',
      fix: 'Choose another name.',
    },
    'env-too-large': {
      title: 'More than 4 KB of environment variables',
      why: "Lambda allows 4096 bytes for all of a function's variables together. With more, the deployment fails.",
      fix: 'Keep long values in Parameter Store, in Secrets Manager or in a file in the deployment package.',
    },
    'api-method-unknown': {
      title: 'Settings of a route that the app does not have',
      why: 'They would silently have no effect. A key of api_gateway_methods is a method and a path, as in app.ts with the prefixes of blueprints: "GET /users/{id}". A route for any method has the key "ANY /path".',
      fix: 'Correct the key, or remove it.',
      example: '{"api_gateway_methods": {"GET /users/{id}": {"api_gateway_throttling": {"rate_limit": 10}}}}',
    },
    'api-cache-method': {
      title: 'A cache for another method than GET',
      why: 'API Gateway does not look at the body of a request when it looks for an answer in its cache. One POST would get the answer to another.',
      fix: 'Remove api_gateway_cache of that method.',
    },
    'api-cache-missing': {
      title: 'A route that is cached on a stage without a cache',
      why: 'The routes of a stage share one cache, which api_gateway_cache of the stage creates. Without it, nothing would be cached.',
      fix: 'Add api_gateway_cache to the stage or at the top. With "ttl": 0 there, only routes with a "ttl" of their own are cached. Where what stands at the top is meant for other stages, set api_gateway_cache to false in this one.',
      example: '{"api_gateway_cache": {"ttl": 0}, "api_gateway_methods": {"GET /users": {"api_gateway_cache": {"ttl": 60}}}}',
    },
    'api-cache-authorization': {
      title: 'A cache that everyone may empty',
      why: 'A client that sends "Cache-Control: max-age=0" asks for a fresh answer. API Gateway gives it one only with the right execute-api:InvalidateCache, and CloudFormation has no property that changes this.',
      fix: 'Remove require_authorization, or set it to true.',
    },
    'log-level-of-text': {
      title: 'A level for a log without levels',
      why: 'Lambda chooses lines of a log by their level only where it writes the log as JSON. It refuses a function with a level and the format Text.',
      fix: 'Set lambda_log_format to JSON, or remove lambda_log_level and lambda_system_log_level.',
      example: '{"lambda_log_format": "JSON", "lambda_log_level": "WARN"}',
    },
    'api-key-twice': {
      title: 'Two API keys with the same logical ID',
      why: 'The logical ID of a key is made of its name, without "-" and "_": big-shop and BigShop are the same. A name may also be in the list twice.',
      fix: 'Rename one of them.',
    },
    'alarm-threshold': {
      title: 'An alarm that can never go off',
      why: 'The threshold of error_rate is a percentage, and an alarm goes off above it.',
      fix: 'Use a percentage below 100, such as 1.',
      example: '{"alarms": {"error_rate": {"threshold": 1, "evaluation_periods": 2}}}',
    },
    'alarm-too-long': {
      title: 'An alarm that looks back too far',
      why: 'CloudWatch looks at no more than a day for an alarm, or at a week if its periods have an hour or more. It refuses an alarm with more.',
      fix: 'Use fewer evaluation_periods, or a shorter period.',
    },
    'vpc-incomplete': {
      title: 'A VPC without subnets or without security groups',
      why: 'Lambda needs both to put a function into a VPC. It refuses a function with only one of them.',
      fix: 'Set subnet_ids and security_group_ids, or set both to [] for no VPC.',
    },
    'iam-boundary-shared': {
      title: 'A permissions boundary of one function whose role others share',
      why: 'A boundary belongs to a role. That of a function without a role of its own would also limit all functions that use DefaultRole.',
      fix: 'Set iam_role_per_function to true for the function too, or set iam_permissions_boundary for the stage or at the top.',
      example: '{"lambda_functions": {"worker": {"iam_role_per_function": true, "iam_permissions_boundary": "arn:aws:iam::123456789012:policy/developers"}}}',
    },
    'iam-role-arn-missing': {
      title: 'A function without a role',
      why: 'With manage_iam_role set to false, the tool creates no role, and a function cannot be deployed without one.',
      fix: 'Set iam_role_arn to the ARN of a role, or manage_iam_role to true.',
    },
    'layers-too-many': {
      title: 'More layers than a function can have',
      why: 'Lambda allows 5 layers for a function, and automatic_layer adds one to those in the list.',
      fix: 'List at most 4, or set automatic_layer to false.',
    },
    'layer-node-path': {
      title: "NODE_PATH without the layer's folder",
      why: "In Lambda, require finds packages in a layer through NODE_PATH. Your value replaces Lambda's, so the functions would fail to start.",
      fix: 'Add /opt/nodejs/node_modules to NODE_PATH, after a colon, or remove the variable.',
    },
    'runtime-unknown': {
      title: 'A runtime that Lambda does not have',
      why: 'Lambda has runtimes only for long-term support versions of Node.js. It refuses a function with any other runtime.',
      fix: 'Set lambda_runtime to a runtime that Lambda has, or remove it for the default.',
    },
    'runtime-too-old': {
      title: 'A runtime that is too old for the bundle',
      why: 'The bundle needs a newer version of Node.js, so the functions would fail to start.',
      fix: 'Set lambda_runtime to a newer runtime, or remove it for the default.',
    },
    'runtime-blocked': {
      title: 'A runtime whose functions can no longer be updated',
      why: 'From a date that AWS announces, Lambda no longer creates or updates functions with an old runtime, so the deployment would fail.',
      fix: 'Set lambda_runtime to a newer runtime, or remove it for the default.',
    },
    'stage-name': {
      title: 'A name that a stage cannot have',
      why: "The name becomes part of the stack's name, of file names and of the API's address.",
      fix: "Use letters, digits, '_' and '-' only.",
    },
    'stage-near-listed': {
      title: 'A stage that is not listed, with a name like that of a listed one',
      why: 'A stage that the configuration does not list gets only the settings of the top level. With a misspelt name, that would be a second stack beside the one that was meant, without its settings.',
      fix: 'Use the name that is listed. If you want a stage of the other name too, add it under "stages".',
      example: '{"stages": {"prod": {"lambda_memory_size": 1024}, "prd": {}}}',
    },
    'unknown-function': {
      title: 'Settings for a function that the app does not have',
      why: 'They would have no effect. Usually the name is misspelt, and the function that was meant would be deployed with the defaults. Of logical_ids, it would be deleted and made anew under another ID.',
      fix: 'Correct the name under lambda_functions or logical_ids, or remove the entry.',
    },
    'pinned-id-taken': {
      title: 'A logical ID for a function that something else has',
      why: 'Two resources cannot have one logical ID: one would silently replace the other. A function also gives its ID to its role, its log group, its event source and its permissions, as the beginning of theirs.',
      fix: 'Give each name in logical_ids the ID that its own function had before it was renamed, or remove the entry.',
      example: '{"logical_ids": {"order_worker": "Drain"}}',
    },
    'pinned-id-reserved': {
      title: 'A logical ID that is kept for what tschalice generates',
      why: 'RestAPI, APIHandler, DefaultRole and the like belong to what is generated for an app. The app may get such a resource at any time.',
      fix: 'Use the logical ID that the function had before it was renamed.',
    },
    'pinned-name-fixed': {
      title: 'A logical ID for a function whose name is fixed',
      why: 'The function behind the routes and those of a websocket API cannot be renamed, so their logical IDs never change. Outputs, permissions and the Swagger document rely on them.',
      fix: 'Remove the entry from logical_ids.',
    },
    'vpce-not-private': {
      title: 'A VPC endpoint for an API that is not private',
      why: 'Only a PRIVATE API is reached through VPC endpoints. On any other API the setting would have no effect, and the API would stay open to the internet.',
      fix: 'Set api_gateway_endpoint_type to PRIVATE, or remove api_gateway_endpoint_vpce.',
    },
    'private-api-open': {
      title: 'A PRIVATE API without a policy',
      why: 'A private API needs a resource policy that says who may call it. API Gateway refuses to deploy it without one.',
      fix: 'Set api_gateway_endpoint_vpce to the ID of the VPC endpoint, or api_gateway_policy_file to a file with the policy.',
    },
    'private-api-two-policies': {
      title: 'A PRIVATE API with two policies',
      why: 'An API has only one resource policy. api_gateway_endpoint_vpce generates one, and api_gateway_policy_file names another.',
      fix: 'Keep one of the two settings.',
    },
    'domain-private': {
      title: 'A custom domain for a PRIVATE API',
      why: 'The tool creates custom domains for public endpoints only. API Gateway cannot map such a domain to a private API.',
      fix: 'Remove the custom domain (set it to null to remove it from one stage), or set api_gateway_endpoint_type to REGIONAL.',
    },
    'domain-certificate-region': {
      title: 'A certificate in the wrong region',
      why: 'The certificate of an EDGE domain must be in us-east-1, and that of a REGIONAL domain in the region of the stack. API Gateway refuses any other.',
      fix: 'Use a certificate in the region that the message names.',
    },
    'domain-name-shared': {
      title: 'One domain name for two APIs',
      why: 'A REST API and a websocket API cannot be mapped to the same domain name.',
      fix: 'Give each API its own domain name.',
    },
    'domain-tls-version': {
      title: 'A tls_version that API Gateway does not have for this endpoint',
      why: 'Enhanced security policies are named for their endpoints: those of EDGE endpoints end in _EDGE, and REGIONAL ones have others. A websocket API has none. API Gateway refuses any other name.',
      fix: 'Use one of the policies that the message names, or TLS_1_2.',
    },
    'domain-access-mode': {
      title: 'An endpoint_access_mode that does not go with the tls_version',
      why: 'API Gateway asks for an endpoint access mode with each enhanced security policy, whose name begins with SecurityPolicy_. The mode STRICT goes with no other policy.',
      fix: 'Set both tls_version and endpoint_access_mode, or remove endpoint_access_mode.',
      example: '"tls_version": "SecurityPolicy_TLS13_1_3_2025_09", "endpoint_access_mode": "STRICT"',
    },
    'domain-url-prefix': {
      title: 'A url_prefix that cannot be the path of a mapping',
      why: "The path of a REST API's mapping is one segment. That of a websocket API may have several, without a '/' at either end. API Gateway refuses any other.",
      fix: "Use letters, digits and $-_.+!*'(), as in 'v1'.",
    },
  },
  warnings: {
    'alarm-without-actions': {
      title: 'Alarms that tell nobody',
      why: 'An alarm without actions changes its state in CloudWatch, where somebody has to look.',
      fix: 'Add the ARN of an SNS topic to actions, for all alarms or for each. Subscribe to the topic.',
      example: '{"alarms": {"actions": ["arn:aws:sns:us-east-1:123456789012:alerts"]}, "stages": {"prod": {"alarms": "production"}}}',
    },
    'alarm-metrics-shared': {
      title: 'Alarms that count the requests of two stages',
      why: 'CloudWatch knows a REST API by its name and the name of its stage in API Gateway. Both are the same for stages that do not set api_gateway_stage, so in one account and region their requests are counted together: what goes wrong on dev would set off the alarm of prod.',
      fix: 'Set api_gateway_stage to another name on each stage. It is the last part of the URL, so existing clients need the new one; or deploy the stages to accounts of their own.',
      example: '{"stages": {"dev": {"api_gateway_stage": "dev"}, "prod": {"api_gateway_stage": "prod"}}}',
    },
    'usage-plan-unused': {
      title: 'A usage plan that limits nobody',
      why: 'API Gateway counts only requests with an API key, on routes that ask for one. For limits of all requests there is api_gateway_throttling.',
      fix: 'Add apiKeyRequired: true to the options of the routes, or remove api_gateway_usage_plan.',
      example: "app.get('/orders', { apiKeyRequired: true }, () => orders());",
    },
    'api-log-bodies': {
      title: 'A log with whole requests and answers',
      why: 'With data_trace, the execution log of API Gateway has the headers and bodies of requests and answers, cut at 1,024 bytes: personal data, passwords of sign-in forms, tokens of answers.',
      fix: 'Set data_trace to false, at least on stages with real data.',
      example: '{"api_gateway_execution_log": {"level": "INFO"}}',
    },
    'domain-tls-legacy': {
      title: 'A tls_version that API Gateway may refuse',
      why: 'Chalice takes TLS_1_1, but API Gateway has only TLS_1_0, which accepts TLS 1.1 too, and TLS_1_2. Its websocket APIs have TLS_1_2 alone.',
      fix: 'Use TLS_1_2, or TLS_1_0 for a REST API with older clients.',
    },
    'domain-tls-newer': {
      title: 'A security policy that is newer than this version of tschalice',
      why: 'The tool cannot tell whether API Gateway has this policy. If it does not, the deployment fails.',
      fix: 'Update tschalice, or compare the name with the documentation of API Gateway.',
    },
    'config-key-ignored': {
      title: 'A setting that does not exist',
      why: 'It has no effect, as in Chalice, which ignores what it does not know.',
      fix: "Remove it. If it is a comment, begin its name with '_', '$' or '//', and it is not reported. schemas/config.schema.json in the package describes every setting.",
      example: '{"version": "2.0", "app_name": "orders", "_owner": "team-7", "//": "see the wiki"}',
    },
    'config-not-deployable': {
      title: 'A wrong setting that only a deployment needs',
      why: '`tschalice local` runs the app without it: roles, networks, domains, tags and their like change nothing on this machine. `package`, `validate` and `deploy` refuse the setting.',
      fix: 'Correct the setting before you package the stage, or remove it until its value is known.',
      example: '{"iam_role_arn": "arn:aws:iam::123456789012:role/worker"}',
    },
    'iam-setting-unused': {
      title: 'A setting for a role that is not generated',
      why: 'The setting would silently have no effect. Statements are added to generated policies: not to a policy file (autogen_policy is false), and not to an existing role (manage_iam_role is false). An existing role also keeps its own permissions boundary, and stays one role for all functions that name it.',
      fix: 'Write the statements into the policy file, or add them to the existing role. Or let the role be generated.',
      example: '{"lambda_functions": {"worker": {"autogen_policy": true, "iam_policy_statements": []}}}',
    },
    'env-name-short': {
      title: 'An environment variable with a name of one letter',
      why: 'Names need at least two characters. Lambda refuses the function when it is deployed.',
      fix: 'Give the variable a longer name.',
    },
    'runtime-newer': {
      title: 'A runtime that is newer than this version of tschalice',
      why: 'The tool cannot tell whether Lambda has this runtime. If Lambda does not, the deployment fails.',
      fix: 'Update tschalice, or set lambda_runtime to an older runtime.',
    },
    'runtime-deprecated': {
      title: 'A runtime that Lambda no longer patches',
      why: 'A deprecated runtime gets no security updates. From the date in the message, Lambda also refuses to update functions that use it.',
      fix: 'Set lambda_runtime to a newer runtime, or remove it for the default.',
    },
    'stage-not-configured': {
      title: 'A stage that the configuration does not list',
      why: 'It gets only the settings of the top level. If the name is misspelt, that is not what you meant.',
      fix: 'Correct the name, or add the stage under "stages".',
    },
    'file-not-used': {
      title: 'A file that is not used',
      why: 'Only the first of config.json, config.yaml and config.yml is used, and only the first of app.ts, app.mts, app.js and app.mjs. Waivers are read from waivers.yaml alone. Changes to the others have no effect.',
      fix: 'Keep one of them and remove the others.',
    },
  },
  either: {},
};
