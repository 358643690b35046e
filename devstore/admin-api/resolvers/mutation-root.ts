// The mutations that the devstore carries out.
import type { ApiObject } from "../field-resolver.ts";
import { bulkMutations } from "./bulk.ts";
import { discountCodeBasicCreate, discountCodeDelete, discountCodeFreeShippingCreate } from "./discount-create.ts";
import { fileMutations } from "./files.ts";
import { metafieldsSet } from "./metafields.ts";

export const mutationRoot: ApiObject = {
  __typename: "Mutation",
  ...bulkMutations,
  discountCodeBasicCreate,
  discountCodeDelete,
  discountCodeFreeShippingCreate,
  ...fileMutations,
  metafieldsSet,
};
