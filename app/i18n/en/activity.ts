// To come.
export const activity = {} as const;
