// To come.
export const settings = {} as const;
