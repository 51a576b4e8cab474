import type { ChangeGroup } from '../diff/review-rule.js';

export const groupTitles: { readonly [Group in ChangeGroup]: string } = {
  releases: 'Releases: who gets what',
  resources: 'Resources',
  permissions: 'Permissions',
  exposure: 'Public exposure',
  api: 'API',
  variables: 'Environment variables',
  code: 'Code',
  outputs: 'Outputs',
  settings: 'Settings',
};
