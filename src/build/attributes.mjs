// Makes merged/generated/attributes.ts: the attributes that Fn::GetAtt gives, by type, from the database of @aws-cdk/cloudformation-diff (see slim-spec.mjs).
import { loadDatabase } from './slim-spec.mjs';

/** Attributes of attributes' attributes are left out: what is known of `A.B` counts for `A.B.C` too. */
const deepest = 2;

export function attributes() {
  const types = loadDatabase()
    .all('resource')
    .map(({ cloudFormationType, attributes: all = {} }) => [cloudFormationType, namesOf(all)])
    .filter(([type]) => type.startsWith('AWS::') && !type.startsWith('AWS::Serverless::'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const services = {};
  for (const [type, names] of types) {
    const [, service, kind] = type.split('::');
    (services[service] ??= {})[kind] = names.join(' ');
  }
  return `// By service and kind: the attributes of AWS::<service>::<kind>, parted by blanks. Read only when asked for.
const text = ${JSON.stringify(JSON.stringify(services))};
let services: { readonly [service: string]: { readonly [kind: string]: string } } | undefined;

/** The attributes of a type, those inside others with dots; undefined for an unknown type. */
export function attributesOf(type: string): readonly string[] | undefined {
  services ??= JSON.parse(text) as NonNullable<typeof services>;
  const [, service = '', kind = ''] = type.split('::');
  const kinds = Object.hasOwn(services, service) ? services[service]! : {};
  return Object.hasOwn(kinds, kind) ? kinds[kind]!.split(' ').filter((name) => name !== '') : undefined;
}
`;
}

function namesOf(all) {
  return [...new Set(Object.keys(all).map((name) => name.split('.').slice(0, deepest).join('.')))].sort();
}
