import { need } from '../need.js';
import type { ServiceRules } from '../service-rules.js';
import { readName } from '../read-name.js';
import { anything, from, type Reader } from '../source.js';
import { any, literal } from '../text.js';

const format =
  'arn:${Partition}:appconfig:${Region}:${Account}:application/${ApplicationId}/environment/${EnvironmentId}/configuration/${ConfigurationProfileId}';

/** An ID has seven characters; what the template gives is one. */
const readId: Reader = (named) => {
  const reading = readName(named);
  const text = reading.kind === 'name' ? literal(reading.text) : undefined;
  return reading.kind === 'name' && text !== undefined && !/^[a-z0-9]{7}$/.test(text) ? { kind: 'name', text: [any] } : reading;
};

/** "Actions, resources, and condition keys for AWS AppConfig". An application may be named where IAM asks for its ID, so a name stands for any. */
export const appconfigdata = (): ServiceRules => ({
  prefix: 'appconfig',
  operations: {
    GetLatestConfiguration: [
      need('appconfig:GetLatestConfiguration', {
        on: [{ format, from: { ApplicationId: anything, EnvironmentId: anything, ConfigurationProfileId: anything } }],
      }),
    ],
    StartConfigurationSession: [
      need('appconfig:StartConfigurationSession', {
        on: [
          {
            format,
            from: {
              ApplicationId: from('ApplicationIdentifier', { read: readId }),
              EnvironmentId: from('EnvironmentIdentifier', { read: readId }),
              ConfigurationProfileId: from('ConfigurationProfileIdentifier', { read: readId }),
            },
          },
        ],
      }),
    ],
  },
});
