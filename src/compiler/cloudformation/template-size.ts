/** The bytes that CloudFormation takes for a template in a request. The aws command sends a larger one through a bucket, which it has to be told. */
export const largestBody = 51_200;
