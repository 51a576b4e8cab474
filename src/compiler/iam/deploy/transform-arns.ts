/** What whoever creates a change set must be allowed to use: SAM, and what includes the Swagger document where it has a file of its own. */
export function transformArns(includesFile: boolean): string[] {
  const names = ['Serverless-2016-10-31', ...(includesFile ? ['Include'] : [])];
  return names.map((name) => `cloudformation:\${AWS::Region}:aws:transform/${name}`);
}
