// What Shopify calls a customer and an order, wherever an event may name one; and the hash by which an erased one is known
// again without its name.
import type { OrderId, PlayerId } from "../ids.ts";

export const customerName = (id: PlayerId) => `gid://shopify/Customer/${id}`;
/** A regular expression, here and in Postgres: the name that an erased player has instead of his own. */
export const erasedPlayerName = "^erased-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";
const erased = new RegExp(erasedPlayerName);
export const isErased = (id: PlayerId): boolean => erased.test(id);
export const orderName = (id: OrderId) => `gid://shopify/Order/${id}`;

/** SQL: the customers and orders that an inbox event is about, as a text array with nulls among them. */
export const namesOfEvent = `array[
  payload #>> '{customer,admin_graphql_api_id}',
  'gid://shopify/Customer/' || (payload #>> '{customer,id}'),
  payload ->> 'admin_graphql_api_id',
  payload ->> 'admin_graphql_api_customer_kept_id',
  payload ->> 'admin_graphql_api_customer_deleted_id',
  'gid://shopify/Order/' || (payload ->> 'order_id'),
  'gid://shopify/Order/' || (payload #>> '{order_edit,order_id}'),
  case when topic like 'orders/%' then 'gid://shopify/Order/' || (payload ->> 'id')
       when topic like 'customers/%' then 'gid://shopify/Customer/' || (payload ->> 'id') end]`;

/** SQL: the hash of a name in a shop; both are SQL too. */
export const hashOf = (shop: string, name: string) => `sha256(convert_to(${shop} || E'\\n' || ${name}, 'UTF8'))`;

/**
 * SQL: whether an inbox event is about somebody or something that was erased. A shop that has erased nobody pays one look
 * into an index. What asks for erasure, or for data, is never passed over.
 */
export const isAboutErased = `case
  when topic in ('customers/redact', 'customers/data_request', 'shop/redact') then false
  when not exists (select 1 from erased_names where erased_names.shop = inbox_events.shop) then false
  else exists (select 1 from erased_names
                where erased_names.shop = inbox_events.shop
                  and erased_names.hash in (select ${hashOf("inbox_events.shop", "name")}
                                              from unnest(${namesOfEvent}) as name where name is not null)) end`;
