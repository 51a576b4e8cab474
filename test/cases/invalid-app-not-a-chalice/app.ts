
export const app = { get: () => 1 };
