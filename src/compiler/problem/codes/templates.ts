/** Merge templates and policy files. */
export const templates = {
  errors: {
    'alias-name': {
      title: 'A name that an alias of Lambda cannot have',
      why: 'SAM refuses a template in which AutoPublishAlias is no text, or has characters that Lambda does not take.',
      fix: 'Use up to 128 letters, digits, hyphens and underscores, not digits alone. {"Ref": …} may name a parameter that has the name.',
      example: '{"Resources": {"Worker": {"Properties": {"AutoPublishAlias": "live"}}}}',
    },
    'alias-weighted': {
      title: 'Provisioned concurrency for an alias that splits its traffic',
      why: 'Lambda refuses provisioned concurrency for an alias whose RoutingConfig gives a second version a share of the traffic, so the deployment would fail.',
      fix: 'Remove RoutingConfig or ProvisionedConcurrencyConfig, or give each version an alias of its own. CodeDeploy may shift the traffic of an alias with provisioned concurrency: that is what deployment_preference is for.',
    },
    'merge-missing': {
      title: 'A merge template that does not exist',
      why: 'The stage would be deployed without the resources that the template declares.',
      fix: 'Correct its path. A relative path starts at the project folder.',
    },
    'merge-not-json': {
      title: 'A merge template that is not valid JSON',
      why: 'The tool cannot read it, and CloudFormation would refuse it too.',
      fix: 'Correct the file at the place that the message names, or give a YAML template the extension .yaml.',
    },
    'merge-not-yaml': {
      title: 'A merge template that is not valid YAML',
      why: 'The tool cannot read it, or it has something that a template cannot have, such as an unknown tag.',
      fix: 'Correct the file at the place that the message names. A function that the tool does not know yet can be written in its long form.',
      example: 'Value:\n  Fn::NewFunction: [a, b]',
    },
    'merge-not-a-map': {
      title: 'A value in a merge template that must be a map',
      why: 'A template is a map of sections, most sections are maps of named entries, and Properties is a map. CloudFormation refuses anything else in their place.',
      fix: 'Write a map, or remove the entry.',
      example: '{"Resources": {"Orders": {"Type": "AWS::SQS::Queue"}}}',
    },
    'merge-key': {
      title: 'A key that a merge template cannot have',
      why: 'A key must be a string, and can be in a map only once: of two, one would be silently lost. Names such as __proto__ are special in JavaScript and mean nothing in a template.',
      fix: 'Use another name, or combine the two entries.',
    },
    'merge-unknown-section': {
      title: 'An unknown section in a merge template',
      why: 'CloudFormation refuses a template with an unknown section.',
      fix: 'Correct the name of the section.',
    },
    'merge-logical-id': {
      title: 'A name that CloudFormation does not allow',
      why: 'Logical IDs and the names of parameters, conditions and outputs have only letters and digits.',
      fix: 'Use only letters and digits.',
    },
    'merge-unknown-resource': {
      title: 'A merge template that changes an unknown resource',
      why: 'An entry without a Type changes a resource of the generated template, but there is none with this logical ID. A new resource needs a Type.',
      fix: 'Correct the logical ID, or give the entry a Type.',
    },
    'merge-null': {
      title: 'A null that would be left in the template',
      why: 'In a map, null removes the entry that it stands in. Inside a list or an intrinsic function it removes nothing, and a resource cannot be without its Type; CloudFormation refuses both.',
      fix: 'Remove the null, or set the whole entry to null.',
      example: '{"Resources": {"Worker": {"Properties": {"Tracing": null}}}}',
    },
    'reference-unknown': {
      title: 'A reference to something that the template does not have',
      why: 'CloudFormation refuses a template whose Ref, Fn::GetAtt, Fn::Sub, Fn::FindInMap, DependsOn or Condition names nothing in it. What SAM generates is known, and what a macro or a loop may generate is not reported.',
      fix: 'Correct the name, or declare what is missing in a merge template. In a text for Fn::Sub, write ${!NAME} for what is not a reference.',
      example: '{"Outputs": {"Table": {"Value": {"Ref": "Orders"}}}}',
    },
    'reference-circle': {
      title: 'Resources that need each other first',
      why: 'CloudFormation makes a resource after everything that it refers to or that DependsOn names. Where these references lead back to the resource, nothing can be made first, and CloudFormation refuses the template.',
      fix: 'Remove one of the references of the message: give a resource a name of its own, and write that name in place of Ref or Fn::GetAtt.',
      example: '{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "jobs"}}}}',
    },
    'secret-value': {
      title: 'A value that looks like a secret',
      why: 'A template is kept in git, in buckets and in CloudFormation, and everyone who may look at the stack or the function can read it. What is told is where the value stands, never the value.',
      fix: 'Keep the secret in Secrets Manager and refer to it, or let the function read it when it runs. A value that is no secret can be accepted in .chalice/waivers.yaml, for a reason and for a time.',
      example: '{"environment_variables": {"API_KEY": "{{resolve:secretsmanager:orders:SecretString:api_key}}"}}',
    },
    'stack-resources': {
      title: 'A stack with too many resources',
      why: 'CloudFormation allows 500 resources in a stack, with those that SAM adds: a function with a schedule is three of them, and log_retention_in_days and iam_role_per_function each add one for each function. AWS does not raise this quota.',
      fix: 'Move functions to another app, or resources of merge templates to a stack of their own.',
    },
    'quota-exceeded': {
      title: 'More than AWS allows',
      why: 'AWS would refuse the deployment, and raises this quota for nobody. What SAM and generated resources add counts too; `tschalice quota` shows all quotas with the biggest parts.',
      fix: 'Do what the message proposes, or split the app.',
    },
    'event-source-target': {
      title: 'An event that cannot come from the resource that it names',
      why: "Lambda takes the ARN of a queue, a topic or a stream. A table's ARN is not that of its stream, and Ref of a queue gives its URL.",
      fix: 'Name the resource by the attribute that the message names.',
      example: "app.onDynamoDBRecord('changes', { streamArn: '${Orders.StreamArn}' }, () => {});",
    },
    'stream-missing': {
      title: 'The stream of a table that has none',
      why: 'A table has a StreamArn only if it has a StreamSpecification. Without one, the deployment fails.',
      fix: 'Give the table a StreamSpecification. AWS::Serverless::SimpleTable cannot have one, so use AWS::DynamoDB::Table.',
      example: '{"Type": "AWS::DynamoDB::Table", "Properties": {"StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES"}}}',
    },
    'queue-visibility-timeout': {
      title: "A queue's VisibilityTimeout below the timeout of its function",
      why: 'SQS would show a message again while the function still works on it, so Lambda refuses such a queue as an event source. The defaults are 30 seconds for a queue, and 60 for a function.',
      fix: "Raise the queue's VisibilityTimeout (AWS recommends six times the function's timeout), or lower lambda_timeout.",
      example: '{"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 360}}',
    },
    'policy-file-missing': {
      title: 'A policy file that does not exist',
      why: "With autogen_policy set to false, a function's role gets the policy in its policy file. A REST API gets its resource policy from api_gateway_policy_file.",
      fix: 'Create the file in .chalice/, or change the setting.',
    },
    'policy-file-not-json': {
      title: 'A policy file that is not valid JSON',
      why: 'The tool cannot read it, and IAM would refuse it too.',
      fix: 'Correct the file at the place that the message names.',
    },
    'policy-file-key': {
      title: 'A key that a policy file has twice, or cannot have',
      why: 'Of two equal keys only the last would count, and a permission or a condition would be silently lost. Names such as __proto__ are special in JavaScript and mean nothing in a policy.',
      fix: 'Keep one of the two, or remove the key.',
    },
    'policy-invalid': {
      title: 'A policy that IAM would refuse',
      why: 'IAM refuses a policy with an unknown key, Effect, Version, kind of principal or condition operator, and one whose statement lacks an Effect, an Action or a Resource. The names are case-sensitive. Some services take a wrong condition without a word, and never match it.',
      fix: 'Correct what the message names.',
      example: '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::my-bucket/*"}]}',
    },
    'policy-file-shape': {
      title: 'A policy file without statements',
      why: 'IAM refuses a policy document without a Statement.',
      fix: 'Write a policy document.',
      example: '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}',
    },
    'merge-architectures': {
      title: 'Architectures in Globals',
      why: 'SAM joins a list in Globals with the list of each function. Every generated function names its architecture, so it would have two, and Lambda takes one.',
      fix: 'Set lambda_architecture in the configuration instead.',
      example: '{"lambda_architecture": "arm64"}',
    },
  },
  warnings: {
    'alias-bypassed': {
      title: 'A call that goes past the alias of a function',
      why: 'A function with an alias is called through it, so that CodeDeploy or you decide when new code gets the calls. What calls the function by its own name or ARN gets the newest code as soon as it is deployed, also while an alarm takes the alias back.',
      fix: 'Refer to the alias: SAM gives its ARN for {"Ref": "Worker.Alias"}, or for ${Worker.Alias} in Fn::Sub. Permissions are given to one of the two alone, so that the permission has to be the alias\'s too.',
      example:
        '{"Nightly": {"Type": "AWS::Events::Rule", "Properties": {"ScheduleExpression": "rate(1 day)", "Targets": [{"Id": "worker", "Arn": {"Ref": "Worker.Alias"}}]}}}',
    },
    'merge-type-changed': {
      title: 'A merge template changes the type of a generated resource',
      why: 'A resource of another type replaces the generated one. Usually this is a mistake: a new resource was given a logical ID that is already in use.',
      fix: 'Give your resource another logical ID, unless you want to replace the generated one.',
    },
    'merge-no-sam': {
      title: 'A Transform without SAM',
      why: 'The value replaces the generated Transform. Without AWS::Serverless-2016-10-31, CloudFormation does not know the types of the generated functions and APIs.',
      fix: 'Make Transform a list that includes AWS::Serverless-2016-10-31.',
    },
    'merge-drops-entries': {
      title: 'A list in a merge template that drops generated entries',
      why: 'Maps are joined, but a list replaces a list as a whole. Without the layer that automatic_layer generates, for example, a function lacks its packages.',
      fix: 'Repeat the generated entries in your list. To remove the list on purpose, set its key to null.',
      example: '{"Resources": {"Worker": {"Properties": {"Layers": [{"Ref": "ManagedLayer"}, "arn:aws:lambda:us-west-2:123456789012:layer:base:1"]}}}}',
    },
    'merge-replaces-policy': {
      title: 'A merge template that replaces the policy of a role',
      why: 'The list Policies of a generated role has one entry, with all that its functions need: the calls in their code, their logs, their event sources. A list in a merge template replaces it, as in Chalice, and the functions lose what it does not allow.',
      fix: 'Put your statements into iam_policy_statements in the configuration, which adds them to the generated ones. If the policy comes from a file, write them into the file. To remove the policies on purpose, set the key to null.',
      example: '{"iam_policy_statements": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::my-bucket/*"}]}',
    },
    'quota-near': {
      title: 'A quota of AWS that is nearly used up',
      why: 'The stage uses 80 % or more of what AWS allows, or may use more than that, depending on names that only the deployment knows. Soon, a small change of the app could not be deployed. `tschalice quota` shows all quotas with the biggest parts.',
      fix: 'Do what the message proposes before the app grows.',
    },
    'quota-adjustable': {
      title: 'More than AWS allows by default',
      why: 'AWS refuses the deployment, unless it has raised this quota for your account, which it does if asked.',
      fix: 'Ask for a higher quota in the Service Quotas console, or do what the message proposes.',
    },
    'template-large': {
      title: 'A template that has to go through S3',
      why: 'A request to CloudFormation holds at most 51200 bytes of a template. A larger one is uploaded first, as `tschalice deploy` and the generated pipelines do.',
      fix: 'Give `aws cloudformation deploy` an --s3-bucket.',
    },
    'policy-action-unknown': {
      title: 'A statement with an action that no service has',
      why: 'IAM takes any name of an action, and an unknown one means nothing. The list of actions is from the day on which this version of tschalice was made, so newer actions are reported too.',
      fix: 'Correct the name of the service or of the action. If the action is newer than the tool, leave it: this is only a warning.',
      example: '{"Effect": "Allow", "Action": ["dynamodb:GetItem", "s3:GetObject"], "Resource": "*"}',
    },
    'policy-resource-unrelated': {
      title: 'A statement with a resource that none of its actions applies to',
      why: 'IAM takes any ARN. A statement about actions of one service and a resource of another means nothing there.',
      fix: 'Name a resource of the service whose actions are in the statement, or write a statement for each service.',
      example: '{"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders"}',
    },
    'policy-variables': {
      title: 'Variables in a policy without their Version',
      why: 'Without a Version, a policy is of 2008-10-17, in which ${aws:username} is plain text. The policy would most likely match nothing.',
      fix: 'Add "Version": "2012-10-17".',
    },
    'merge-nothing': {
      title: 'A merge template, or an entry in one, that changes nothing',
      why: 'The result is the same without it: it says what is there already, or null where there is nothing to remove. Usually a name is misspelt.',
      fix: 'Correct the name, or remove it.',
    },
  },
  either: {
    'role-policy-size': {
      title: 'A role whose policies are too large',
      why: 'IAM allows 10240 characters in the inline policies of a role together, white space not counted. The role that functions share has what all of them need, so it grows with the app.',
      fix: 'Set iam_role_per_function to true, so that each function has a role with its own rights only. Or move statements into an AWS::IAM::ManagedPolicy of a merge template, which has a limit of its own.',
      example:
        '{"Resources": {"ReadReports": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"Roles": [{"Ref": "DefaultRole"}], "PolicyDocument": {"Version": "2012-10-17", "Statement": []}}}}}',
      depends: 'A warning if the size depends on names that only the deployment knows, and they usually make the policies too large.',
    },
    'reference-attribute': {
      title: 'An attribute that a resource does not have',
      why: 'CloudFormation refuses Fn::GetAtt, and ${Resource.Attribute} in Fn::Sub, with an attribute that the type of the resource does not have.',
      fix: "Use one of the type's attributes. The documentation of each type lists them under 'Return values'.",
      depends: 'A warning if no attribute of the type has a near name: a new attribute may be missing in this version of tschalice.',
    },
  },
};
