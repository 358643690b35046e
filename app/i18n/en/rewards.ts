// To come.
export const rewards = {} as const;
