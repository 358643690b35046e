// The people who shop here: the guide's John and Sarah first, then a dozen others. All addresses are invented.
import { idOf } from "./ids.ts";
import type { Address, Customer } from "./types.ts";

const openingDay = Date.UTC(2026, 0, 5, 14, 0, 0);
const dayMs = 86_400_000;

type City = Omit<Address, "address1">;
const newYork: City = {
  city: "New York",
  zip: "10012",
  province: "New York",
  provinceCode: "NY",
  country: "United States",
  countryCode: "US",
};
const portland: City = {
  city: "Portland",
  zip: "97205",
  province: "Oregon",
  provinceCode: "OR",
  country: "United States",
  countryCode: "US",
};
const toronto: City = {
  city: "Toronto",
  zip: "M5V 2T6",
  province: "Ontario",
  provinceCode: "ON",
  country: "Canada",
  countryCode: "CA",
};
const berlin: City = {
  city: "Berlin",
  zip: "10119",
  province: "Berlin",
  provinceCode: "BE",
  country: "Germany",
  countryCode: "DE",
};

const people: [firstName: string, lastName: string, street: string, city: City, tags: string[]][] = [
  ["John", "Doe", "12 Mercer Street", newYork, ["newsletter"]],
  ["Sarah", "Miller", "480 Alder Street", portland, ["newsletter", "vip"]],
  ["Amara", "Okafor", "77 King Street", toronto, []],
  ["Luca", "Moretti", "3 Spring Street", newYork, ["wholesale"]],
  ["Mei", "Tanaka", "915 Oak Street", portland, ["newsletter"]],
  ["Jonas", "Weber", "Torstrasse 40", berlin, []],
  ["Priya", "Sharma", "22 Queen Street", toronto, ["vip"]],
  ["Noah", "Clark", "61 Prince Street", newYork, []],
  ["Elif", "Kaya", "Linienstrasse 8", berlin, ["newsletter"]],
  ["Sofia", "Garcia", "1404 Pine Street", portland, []],
  ["Oliver", "Brown", "9 Grand Street", newYork, ["employee"]],
  ["Chloe", "Tremblay", "305 Front Street", toronto, ["newsletter"]],
  ["Anton", "Keller", "Choriner Strasse 21", berlin, []],
  ["Grace", "Lee", "230 Broome Street", newYork, ["vip", "newsletter"]],
];

export function seedCustomers(): Customer[] {
  return people.map(([firstName, lastName, street, city, tags], index) => ({
    // John's id fits a double and Sarah's does not: both must work.
    id: idOf("customer", index + 2),
    firstName,
    lastName,
    email: `${firstName}.${lastName}@example.com`.toLowerCase(),
    tags,
    address: { address1: street, ...city },
    addressId: idOf("address", index + 2),
    createdAt: openingDay + index * dayMs,
    updatedAt: openingDay + index * dayMs,
  }));
}
