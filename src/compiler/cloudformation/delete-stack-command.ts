/** What deletes a stack that no command of tschalice deletes. */
export function deleteStackCommand(name: string, region: string): string {
  return `aws cloudformation delete-stack --stack-name ${name} --region ${region}`;
}
