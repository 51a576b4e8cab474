import type { Problem } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import type { DeployedFile, DeployedResource } from './generated/deployed-file.js';
import { partsOfStackId } from './stack.js';

interface Part {
  readonly path: Path;
  readonly message: string;
}

/**
 * Name, region and account of the stack have to agree with its ARN, and those of the resources with the stack. Otherwise the file is put together from
 * several deployments, and it is unknown which stack to update or delete.
 */
export function checkAgreement({ stack, resources }: DeployedFile, file: string): Problem[] {
  if (stack === undefined) return [];
  const named = partsOfStackId(stack.id);
  const found: Part[] = [
    ...(stack.name === named.name
      ? []
      : [{ path: ['stack', 'name'], message: `the name is ${stack.name}, but the ARN in "id" is that of stack ${named.name}` }]),
    ...(stack.region === named.region
      ? []
      : [{ path: ['stack', 'region'], message: `the region is ${stack.region}, but the ARN in "id" is in ${named.region}` }]),
    ...resources.flatMap((resource, index) => disagreeing(resource, named).map(({ path, message }) => ({ path: ['resources', index, ...path], message }))),
  ];
  const fix = `restore the file as tschalice wrote it, for example from git; or move it away and name the stack with --stack-name`;
  return found.map(({ path, message }) => ({ code: 'deployed-disagrees', severity: 'error', where: { file, path }, message, fix }));
}

function disagreeing(resource: DeployedResource, { partition, region, account }: ReturnType<typeof partsOfStackId>): Part[] {
  return (['lambda_arn', 'role_arn', 'layer_version_arn'] as const).flatMap((key) => {
    const arn = resource[key];
    if (arn === undefined) return [];
    const [, itsPartition = '', , itsRegion = '', itsAccount = ''] = arn.split(':');
    // The ARN of a role has no region.
    if (itsPartition === partition && (itsRegion === region || (key === 'role_arn' && itsRegion === '')) && itsAccount === account) return [];
    const message = `${arn} is not in the partition, region and account of the stack, which are ${partition}, ${region} and ${account}`;
    return [{ path: [key], message }];
  });
}
