/** The alias through which everything invokes a function. */
export const liveAlias = 'live';

/** The alias of a candidate that has traffic of its own: canary and blue-green. */
export const nextAlias = 'next';

/** The stage variable that says which of the two the REST API invokes. */
export const aliasVariable = 'lambda_alias';
