// Which orders are from before Encore was there: those have earned nothing yet, and nobody is told of what they earn later. Pure.
const secondMs = 1_000;

/**
 * Shopify tells in whole seconds when an order was created, so one of the installation's own second may have come after it: it
 * is taken for one that did. Both in Unix milliseconds.
 */
export const isFromBefore = (createdAt: number, installedAt: number): boolean =>
  createdAt < Math.floor(installedAt / secondMs) * secondMs;
