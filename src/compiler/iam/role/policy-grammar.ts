/** What IAM's policy language has. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const documentKeys: readonly string[] = ['Version', 'Id', 'Statement'];

export const versions: readonly string[] = ['2012-10-17', '2008-10-17'];

export const statementKeys: readonly string[] = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

export const principalKeys: readonly string[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

const plainOperators: readonly string[] = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
];

/** All operators of conditions, with and without `IfExists`; `ForAllValues:` and `ForAnyValue:` may stand before each. */
export const conditionOperators: readonly string[] = [...plainOperators, ...plainOperators.map((name) => `${name}IfExists`), 'Null'];
