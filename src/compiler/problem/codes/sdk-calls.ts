/** What the code of functions asks of AWS, and the rights for it in generated policies. */
export const sdkCalls = {
  errors: {
    'function-unknown': {
      title: 'A function that the app does not have',
      why: 'Functions have the names that they are declared with, with the prefixes of blueprints. The function behind all routes is api_handler, and those of a websocket API are websocket_connect, websocket_message and websocket_disconnect.',
      fix: 'Use one of the names that the message lists, or that `tschalice package --json` gives as "functions".',
    },
  },
  warnings: {
    'sdk-call-unknown': {
      title: 'Code that may call AWS in a way that cannot be told',
      why: 'Generated policies grant what the code of each function calls with the AWS SDK. What is decided only when the code runs, or happens in code that is not in the bundle, is not seen, so the function may lack rights.',
      fix: 'Write the call so that its command can be read in the code, or add the actions to "iam_policy_statements" of the function. `tschalice explain-policy FUNCTION` shows what is granted, and why.',
    },
    'sdk-action-unknown': {
      title: 'An operation of AWS of which the right is not known',
      why: "IAM's list of actions has none of this name, and the tool does not know another that the operation needs. The role gets nothing for it, so the call may be refused.",
      fix: 'Look the operation up in the Service Authorization Reference, and grant what it needs with "iam_policy_statements".',
      example: '"iam_policy_statements": [{"Effect": "Allow", "Action": "dynamodb:DescribeBulkOperation", "Resource": "*"}]',
    },
    'sdk-resource-unknown': {
      title: 'A right on all resources, because the code does not tell on which',
      why: 'The name of the resource comes from an event, from another service or from code that is too involved, so the role may do this with every resource of the account.',
      fix: 'Take the name from a constant, from an environment variable of the stage, or from a resource of a merge template.',
      example: '{"environment_variables": {"TABLE": "orders-dev"}}',
    },
    'sdk-resource-circle': {
      title: 'A right on all resources, because the policy cannot refer to one',
      why: 'The resource depends on a function of the app, and the function on its role. If the policy of the role referred to the resource, CloudFormation could make none of them first.',
      fix: 'Give the resource a name of its own in the template. The policy then has that name, without a reference.',
      example: '{"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "orders-incoming-123456789012"}}',
    },
    'policy-lacks-managed': {
      title: 'A role whose managed policies are not printed',
      why: 'A merge template gives the role managed policies. A function may do what they allow as well, and `tschalice gen-policy` prints the other policies only.',
      fix: 'Look at the managed policies too. `tschalice explain-policy FUNCTION` lists them.',
      example: '{"ManagedPolicyArns": ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]}',
    },
    'sdk-key': {
      title: 'A resource is encrypted with a key on which the role has no right',
      why: 'Its service uses the key with the rights of the function. Without a right on the key, the call is refused. The policy cannot refer to a key that is not in the template, or that depends on a function of the app.',
      fix: 'Add the statement of the message to "iam_policy_statements", and see that the policy of the key allows it.',
      example: '{"Effect": "Allow", "Action": ["kms:Decrypt"], "Resource": "arn:aws:kms:eu-west-1:123456789012:key/…"}',
    },
  },
  either: {
    'role-elsewhere': {
      title: 'A function whose role is made elsewhere',
      why: 'With "manage_iam_role": false, the function has the role that "iam_role_arn" names. What that role may do is not in the template.',
      depends: 'It is an error where the policy of that function was asked for, and a warning where the policy has nothing of it.',
      fix: 'Look at the role in IAM, or leave "manage_iam_role" out to have one generated.',
    },
  },
};
