// The start page.
export const home = {
  "home.title": "Encore",
  "home.eventsSetAside": "{count, plural, one {# event} other {# events}} could not be read",
  "home.eventsSetAside.text":
    "They are kept, and nothing else was held up by them. The operations guide says how to try them again.",
  "home.messagesSetAside": "{count, plural, one {# voucher} other {# vouchers}} could not be created",
  "home.messagesSetAside.text":
    "Shopify refused them. They stay with their customers as not ready; the operations guide says how to try again.",
  "home.players": "Customers taking part",
  "home.points": "Points they hold",
  "home.badgesEarned": "Badges earned",
  "home.badges": "Badges",
  "home.badge": "Badge",
  "home.type": "Type",
  "home.badgePoints": "Points",
  "home.timesEarned": "Times earned",
  "home.customers": "Customers",
  "home.activity": "Latest activity",
  "home.customer": "Customer",
  "home.action": "Action",
  "home.none": "–",
  "home.empty": "Waiting for the first order",
  "home.empty.text": "Encore is on. The next order of a customer shows up here within seconds, with what it earned.",
} as const;
