import { expect } from 'chai';
import { listedClients, prefixOf } from '../../../../src/compiler/iam/actions/client-prefix.js';
import { serviceDataOf } from '../../../../src/compiler/iam/actions/service-data-of.js';
import { ruledClients, rulesOf } from '../../../../src/compiler/iam/actions/services.js';
import { installedClients } from './installed-clients.js';

describe('prefixes of clients', () => {
  it('are those by which the installed clients sign their requests', () => {
    // CloudWatch signs with the name of its endpoint, which IAM does not have.
    const other: { readonly [client: string]: string } = { cloudwatch: 'monitoring' };
    for (const { name, signingName } of installedClients()) expect(other[name] ?? prefixOf(`@aws-sdk/client-${name}`), name).to.equal(signingName);
  });

  it('are known to IAM', () => {
    const clients = [...listedClients, ...ruledClients].filter((name) => serviceDataOf(prefixOf(`@aws-sdk/client-${name}`)!) === undefined);
    expect(clients).to.deep.equal([]);
  });

  it('are the same in the rules', () => {
    for (const name of ruledClients) expect(rulesOf(`@aws-sdk/client-${name}`)!.prefix, name).to.equal(prefixOf(`@aws-sdk/client-${name}`));
  });

  const rows: readonly { given: string; want: string | undefined }[] = [
    { given: '@aws-sdk/client-s3', want: 's3' },
    { given: '@aws-sdk/client-cloudwatch-logs', want: 'logs' },
    { given: '@aws-sdk/client-opensearch', want: 'es' },
    { given: '@aws-sdk/client-apigatewaymanagementapi', want: 'execute-api' },
    { given: '@aws-sdk/client-resource-groups-tagging-api', want: 'tag' },
    { given: '@aws-sdk/client-iot-data-plane', want: 'iot' },
    { given: '@aws-sdk/client-constructor', want: 'constructor' },
    { given: '@aws-sdk/lib-dynamodb', want: undefined },
    { given: 'aws-sdk', want: undefined },
  ];
  for (const { given, want } of rows) {
    it(`${given} → ${want ?? 'none'}`, () => {
      expect(prefixOf(given)).to.equal(want);
    });
  }
});
