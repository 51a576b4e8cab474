/** Where Lambda unpacks a function's zip, which is the working folder. */
export const taskFolder = '/var/task';

/** Where Lambda unpacks layers. */
export const layerFolder = '/opt';
