import type { Value } from '../../cloudformation/template.js';

/** A permission to invoke a function as the statement that Lambda makes of it in the function's policy, in normal form. */
export function invokeStatement(permission: { readonly [name: string]: Value }): Value {
  const {
    Action: action = 'lambda:InvokeFunction',
    // Lambda demands one.
    Principal: principal = 'unknown',
    SourceArn: arn,
    SourceAccount: account,
    PrincipalOrgID: organization,
    EventSourceToken: token,
    FunctionUrlAuthType: authType,
    InvokedViaFunctionUrl: viaUrl,
  } = permission;
  const equals = {
    ...(account !== undefined && { 'AWS:SourceAccount': [account] }),
    ...(organization !== undefined && { 'aws:PrincipalOrgID': [organization] }),
    ...(token !== undefined && { 'lambda:EventSourceToken': [token] }),
    ...(authType !== undefined && { 'lambda:FunctionUrlAuthType': [authType] }),
  };
  const conditions = {
    ...(arn !== undefined && { ArnLike: { 'AWS:SourceArn': [arn] } }),
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(viaUrl !== undefined && { Bool: { 'lambda:InvokedViaFunctionUrl': [viaUrl] } }),
  };
  return {
    Effect: 'Allow',
    Action: [action],
    Principal:
      principal === '*'
        ? '*'
        : { [typeof principal === 'string' && /^[a-z0-9.-]+\.(?:amazonaws\.com|alexa)[a-z.-]*$/.test(principal) ? 'Service' : 'AWS']: [principal] },
    Resource: ['*'],
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  };
}
