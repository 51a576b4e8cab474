/** The name of an alarm that an app declares. @param stack the name of its stack, or a text for `Fn::Sub` */
export function alarmName(stack: string, logicalId: string): string {
  return `${stack}-${logicalId}`;
}
