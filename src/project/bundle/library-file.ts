/** What the bundled app imports instead of the library: a file next to it in the deployment package. */
export const shippedLibrary = './tschalice.mjs';
