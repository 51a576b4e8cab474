/** For `Fn::Sub`: the URI with which API Gateway invokes a function of the template. */
export function invocationUri(functionId: string): string {
  return `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${functionId}.Arn}/invocations`;
}
