/** The path in the template of the code of every function; `aws cloudformation package` replaces it with an address in S3. */
export const deploymentPackage = './deployment.zip';

/** That of the managed layer. */
export const layerPackage = './layer-deployment.zip';
