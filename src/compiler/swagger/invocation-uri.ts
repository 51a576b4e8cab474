/** For `Fn::Sub`: the URI with which API Gateway invokes a function of the template. @param arn its ARN, or its alias's, as it stands between the braces */
export function invocationUri(arn: string): string {
  return `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${arn}}/invocations`;
}
