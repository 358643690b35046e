// The frame of every call of the HTTP API that changes something: method, key, size and fields are settled in this order
// before the one call that the route is there for, and a refusal of any of them changes nothing.
import type { ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { noSuchPlayer, refuse, refuseFields } from "./api-answer.ts";
import { authenticateApi, orUnavailable } from "./api-key.ts";
import { parseJson, readBody } from "./body.ts";
import { playerParameter } from "./player-parameter.ts";

type Refusal = () => Response;

export interface ApiCall extends ActionFunctionArgs {
  /** The caller's own, named by its key. */
  shop: ShopId;
  /** @throws Response 400 that names the first field that is wrong. */
  fields<Schema extends z.ZodType>(schema: Schema): z.output<Schema>;
}

/** What a door says to any method but its own. @param methods as in the header `allow`. */
export const allowOnly =
  (methods: string, sentence: string): Refusal =>
  () =>
    refuse("methodNotAllowed", sentence, undefined, { allow: methods });

export const onPost =
  (refuseOthers: Refusal, take: (call: ApiCall) => Promise<Response>, { mostKilobytes = 16 } = {}) =>
  async (sent: ActionFunctionArgs): Promise<Response> => {
    if (sent.request.method !== "POST") return refuseOthers();
    // Before the key is looked at: a sender who is refused in the middle of a body may not hear why.
    const body = await readBody(sent.request, mostKilobytes * 1024);
    const shop = await authenticateApi(sent.request, sent.context);
    if (body === null) return refuse("tooLarge", `The body is larger than ${mostKilobytes} KB.`);
    const fields = <Schema extends z.ZodType>(schema: Schema) => {
      const parsed = schema.safeParse(parseJson(body));
      if (!parsed.success) throw refuseFields(parsed.error);
      return parsed.data;
    };
    return orUnavailable(take({ ...sent, shop, fields }));
  };

/** @throws Response 404 */
export function playerOfPath(params: ActionFunctionArgs["params"]): PlayerId {
  const playerId = playerParameter(params);
  if (playerId === null) throw noSuchPlayer();
  return playerId;
}
