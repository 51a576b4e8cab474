import { free, need } from '../need.js';
import { readUserPool } from '../readers.js';
import type { ServiceRules } from '../service-rules.js';
import { from } from '../source.js';

const format = 'arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}';

/**
 * "Actions, resources, and condition keys for Amazon Cognito User Pools". What a user does is authorized by a token or a client's secret, and never by IAM:
 * the operations' pages in the API Reference say which those are.
 */
export const cognitoIdp = (): ServiceRules => ({
  prefix: 'cognito-idp',
  passesTo: ['cognito-idp.amazonaws.com', 'cognito-identity.amazonaws.com'],
  types: { userpool: [{ from: { UserPoolId: from('UserPoolId', { read: readUserPool }) } }] },
  operations: {
    ...free(
      'AssociateSoftwareToken',
      'ChangePassword',
      'CompleteWebAuthnRegistration',
      'ConfirmDevice',
      'ConfirmForgotPassword',
      'ConfirmSignUp',
      'DeleteUser',
      'DeleteUserAttributes',
      'DeleteWebAuthnCredential',
      'ForgetDevice',
      'ForgotPassword',
      'GetClientToken',
      'GetDevice',
      'GetTokensFromRefreshToken',
      'GetUser',
      'GetUserAttributeVerificationCode',
      'GetUserAuthFactors',
      'GlobalSignOut',
      'InitiateAuth',
      'ListDevices',
      'ListUserSessions',
      'ListWebAuthnCredentials',
      'ResendConfirmationCode',
      'RespondToAuthChallenge',
      'RevokeToken',
      'RevokeUserSession',
      'SetUserMFAPreference',
      'SetUserSettings',
      'SignUp',
      'StartWebAuthnRegistration',
      'UpdateAuthEventFeedback',
      'UpdateDeviceStatus',
      'UpdateUserAttributes',
      'VerifySoftwareToken',
      'VerifyUserAttribute',
    ),
    DescribeTermsByClient: [need('cognito-idp:DescribeTerms', { on: [{ format, from: { UserPoolId: from('UserPoolId', { read: readUserPool }) } }] })],
  },
});

/** "Actions, resources, and condition keys for Amazon Cognito Identity": identities of visitors are made without credentials. */
export const cognitoIdentity = (): ServiceRules => ({
  prefix: 'cognito-identity',
  types: { identitypool: [{ from: { IdentityPoolId: from('IdentityPoolId') } }] },
  operations: free('GetCredentialsForIdentity', 'GetId', 'GetOpenIdToken', 'UnlinkIdentity'),
});
