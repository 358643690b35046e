// A customer's postal address as the Admin API shows it.
import { gid } from "../../catalogue/ids.ts";
import type { Customer } from "../../catalogue/types.ts";
import type { ApiObject } from "../field-resolver.ts";

export function addressObject(customer: Customer): ApiObject {
  const { address, firstName, lastName } = customer;
  return {
    __typename: "MailingAddress",
    id: `${gid("MailingAddress", customer.addressId)}?model_name=CustomerAddress`,
    firstName,
    lastName,
    name: `${firstName} ${lastName}`,
    company: null,
    address1: address.address1,
    address2: null,
    city: address.city,
    zip: address.zip,
    province: address.province,
    provinceCode: address.provinceCode,
    country: address.country,
    countryCode: address.countryCode,
    countryCodeV2: address.countryCode,
    phone: null,
  };
}
