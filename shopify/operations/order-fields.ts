// What is asked of an order: the same fields that the webhooks carry (rewards/inbox/topics.ts), in the Admin API's words. One
// order by its id and a bulk operation ask for the same.

const money = (field: string) => `${field} { shopMoney { amount currencyCode } }`;

/** Everything that is no connection, and so may be asked in a bulk operation too. */
export const orderFields = `
  id
  createdAt
  processedAt
  updatedAt
  cancelledAt
  test
  currencyCode
  displayFinancialStatus
  displayFulfillmentStatus
  sourceName
  paymentGatewayNames
  taxesIncluded
  ${money("totalPriceSet")}
  ${money("subtotalPriceSet")}
  ${money("totalTaxSet")}
  ${money("totalShippingPriceSet")}
  ${money("totalDiscountsSet")}
  discountCodes
  tags
  customer { id tags }
  shippingAddress { countryCodeV2 }
  billingAddress { countryCodeV2 }
`;

export const lineFields = `
  id
  title
  sku
  vendor
  quantity
  isGiftCard
  product { id }
  variant { id }
  ${money("originalUnitPriceSet")}
  discountAllocations { ${money("allocatedAmountSet")} }
`;

export const refundLineFields = `
  quantity
  lineItem { id }
  ${money("subtotalSet")}
  ${money("totalTaxSet")}
`;

/** A refund has a handful of these at most: they come with it, never by the page. */
export const refundFields = `
  id
  createdAt
  processedAt
  refundShippingLines(first: 50) {
    nodes { ${money("subtotalAmountSet")} ${money("taxAmountSet")} }
  }
  orderAdjustments(first: 50) {
    nodes { ${money("amountSet")} ${money("taxAmountSet")} }
  }
  transactions(first: 50) {
    nodes { id kind status gateway ${money("amountSet")} }
  }
`;
