/** The largest template, in bytes, that CloudFormation reads from a bucket. */
export const largestTemplate = 1_000_000;

/** The largest template, in bytes, that CloudFormation accepts in a request. For a larger one, the aws command needs a bucket. */
export const largestBody = 51_200;
