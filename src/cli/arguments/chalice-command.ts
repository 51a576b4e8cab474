/** What to use instead of the Chalice commands that we do not have. */
const answers: { readonly [command: string]: string } = {
  dev: 'there is no command dev; to see what would be deployed, run tschalice package and read out/dev/sam.json',
  'generate-models': 'there is no command generate-models; tschalice package writes the Swagger document: out/dev/swagger.json',
  'generate-sdk':
    'there is no command generate-sdk; API Gateway generates SDKs: aws apigateway get-sdk --rest-api-id <RestAPIId> --stage-name api --sdk-type javascript sdk.zip',
  invoke: 'there is no command invoke; use: aws lambda invoke --function-name <function> --cli-binary-format raw-in-base64-out --payload <json> /dev/stdout',
  logs: 'there is no command logs; use: aws logs tail /aws/lambda/<function> --follow',
};

/** A line for people who know Chalice; undefined for a word that is not one of its commands. */
export function chaliceCommand(word: string): string | undefined {
  return Object.hasOwn(answers, word) ? answers[word] : undefined;
}

/** Our option for one of Chalice's. */
export function chaliceOption(word: string): string | undefined {
  return word === '--project-type' || word === '-t' ? 'starter' : undefined;
}
