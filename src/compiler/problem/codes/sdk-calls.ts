/** What the code of functions asks of AWS, and the rights for it in generated policies. */
export const sdkCalls = {
  errors: {},
  warnings: {
    'sdk-call-unknown': {
      title: 'Code that may call AWS in a way that cannot be told',
      why: 'Generated policies grant what the code of each function calls with the AWS SDK. What is decided only when the code runs, or happens in code that is not in the bundle, is not seen, so the function may lack rights.',
      fix: 'Write the call so that its command can be read in the code, or add the actions to "iam_policy_statements" of the function. `tschalice explain-policy FUNCTION` shows what is granted, and why.',
    },
  },
  either: {},
};
