/** What stands in for the commands of Chalice that a tool which only packages lacks. */
const answers: { readonly [command: string]: string } = {
  dev: 'there is no command dev; all that would be deployed stands in the template: tschalice package, then see out/dev/sam.json',
  'gen-policy': 'there is no command gen-policy; tschalice package writes the policy of each role into the template',
  'generate-models': 'there is no command generate-models; tschalice package writes the Swagger document: out/dev/swagger.json',
  'generate-sdk':
    'there is no command generate-sdk; API Gateway makes one: aws apigateway get-sdk --rest-api-id <RestAPIId> --stage-name api --sdk-type javascript sdk.zip',
  invoke:
    'there is no command invoke; instead: aws lambda invoke --function-name <function> --cli-binary-format raw-in-base64-out --payload <json> /dev/stdout',
  logs: 'there is no command logs; instead: aws logs tail /aws/lambda/<function> --follow',
};

/** One line for who comes from Chalice; undefined for a word that is no command there. */
export function chaliceCommand(word: string): string | undefined {
  return Object.hasOwn(answers, word) ? answers[word] : undefined;
}

/** The option of ours that does what one of Chalice's did. */
export function chaliceOption(word: string): string | undefined {
  return word === '--project-type' || word === '-t' ? 'starter' : undefined;
}
