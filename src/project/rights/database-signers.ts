import { covers } from '../../compiler/iam/role/covers.js';
import type { AppFunction } from '../../compiler/model/app-function.js';

interface Signer {
  /** Of these, IAM asks for one when the token is used. */
  readonly actions: readonly string[];
  /** What their resource is like. */
  readonly resource: string;
}

/** Packages of the SDK that make tokens to sign in to a database, and send nothing themselves. */
const signers: { readonly [name: string]: Signer } = {
  '@aws-sdk/dsql-signer': { actions: ['dsql:DbConnect', 'dsql:DbConnectAdmin'], resource: 'arn:aws:dsql:REGION:ACCOUNT:cluster/CLUSTER' },
  '@aws-sdk/rds-signer': { actions: ['rds-db:connect'], resource: 'arn:aws:rds-db:REGION:ACCOUNT:dbuser:RESOURCE/USER' },
};

export function databaseSigner(name: string): Signer | undefined {
  return Object.hasOwn(signers, name) ? signers[name] : undefined;
}

/** Whether somebody has allowed by hand what the tokens are for. Which function makes them is not known. */
export function isAllowed(name: string, functions: readonly AppFunction[]): boolean {
  const signer = databaseSigner(name);
  return signer !== undefined && functions.some(({ settings }) => signer.actions.some((action) => covers(settings.policyStatements, [action], undefined)));
}
