/** What the code of functions asks of AWS, and the rights for it in generated policies. */
export const sdkCalls = {
  errors: {
    'function-unknown': {
      title: 'A function that the app does not have',
      why: 'Functions have the names that they are declared with, with the prefixes of blueprints. The function behind all routes is api_handler, and those of a websocket API are websocket_connect, websocket_message and websocket_disconnect.',
      fix: 'Use one of the names that the message lists, or that `tschalice package --json` gives as "functions".',
    },
    'role-elsewhere': {
      title: 'A function whose role is made elsewhere',
      why: 'With "manage_iam_role": false, the function has the role that "iam_role_arn" names. What that role may do is not in the template.',
      fix: 'Look at the role in IAM, or leave "manage_iam_role" out to have one generated.',
    },
  },
  warnings: {
    'sdk-call-unknown': {
      title: 'Code that may call AWS in a way that cannot be told',
      why: 'Generated policies grant what the code of each function calls with the AWS SDK. What is decided only when the code runs, or happens in code that is not in the bundle, is not seen, so the function may lack rights.',
      fix: 'Write the call so that its command can be read in the code, or add the actions to "iam_policy_statements" of the function. `tschalice explain-policy FUNCTION` shows what is granted, and why.',
    },
  },
  either: {},
};
