/** What the bundled app imports in place of the library: a file beside it in the deployment package. */
export const shippedLibrary = './tschalice.mjs';
