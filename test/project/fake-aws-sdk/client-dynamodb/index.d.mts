/** The part of the AWS SDK that the starters use, which is no package of ours; test/tarball.mjs tries them with the SDK itself. */
export declare class DynamoDBClient {
  constructor(options: object);
  private readonly options: object;
}
