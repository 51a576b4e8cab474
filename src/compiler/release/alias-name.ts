/** The stage variable that says which alias of a function the REST API invokes. */
export const aliasVariable = 'lambda_alias';
