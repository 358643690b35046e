// The start page.
export const home = {
  "home.title": "Encore",
  "home.none": "–",
  "home.empty": "Waiting for the first order",
  "home.empty.text":
    "Nothing was issued or redeemed on these days. The next order of a customer shows up here within seconds, with what it earned.",

  "home.attention.paused": "Your programme is paused",
  "home.attention.paused.text": "No order earns anything until you resume it. Customers keep what they have.",
  "home.attention.paused.go": "Open settings",
  "home.attention.events": "{count, plural, one {# event} other {# events}} could not be processed",
  "home.attention.events.text":
    "They are kept, and nothing else was held up by them. Look at the reason and try again.",
  "home.attention.events.go": "View events",
  "home.attention.vouchers":
    "{count, plural, one {# voucher or other change} other {# vouchers or other changes}} did not get into your store",
  "home.attention.vouchers.text": "Shopify refused them. Look at the reason and try again.",
  "home.attention.vouchers.go": "View messages",
  "home.attention.calls": "{count, plural, one {# notice} other {# notices}} to other systems could not be delivered",
  "home.attention.calls.text": "Encore has given up after many tries. Look at the reason and try again.",
  "home.attention.calls.go": "View messages",
  "home.attention.endpoints":
    "{count, plural, one {# endpoint does} other {# endpoints do}} not take notices at the moment",
  "home.attention.endpoints.text": "Encore goes on trying those that may come back.",
  "home.attention.endpoints.go": "View endpoints",
  "home.attention.backfill": "Past orders could not be read",
  "home.attention.backfill.text": "New orders are not affected. Start it again from the setup guide, or ask support.",
  "home.attention.backfill.go": "View past orders",

  "home.figures": "Figures",
  "home.period": "{from} to {to}",
  "home.period.7": "7 days",
  "home.period.30": "30 days",
  "home.period.90": "90 days",
  "home.period.12m": "12 months",
  "home.period.own": "Own dates",
  "home.period.from": "First day",
  "home.period.to": "Last day",
  "home.period.show": "Show these days",
  "home.period.turned": "Choose a last day that is not before the first day.",
  "home.period.tooLong": "Choose a first and a last day, at most five years apart.",

  "home.help": "How is this counted? {about}",
  "home.change": "{change} against the {days, plural, one {# day} other {# days}} before",
  "home.change.none": "{before} in the {days, plural, one {# day} other {# days}} before",
  "home.issued": "Points issued",
  "home.issued.help":
    "All points that customers were given in this period: for orders and other actions, for badges, by hand, and by an import. An order counts on the day on which it was placed.",
  "home.redeemed": "Points redeemed",
  "home.redeemed.help":
    "Points that customers spent on rewards in this period. Points that came back because a voucher could not be made are left out.",
  "home.takenBack": "Points taken back",
  "home.takenBack.help":
    "Points that were taken back in this period: after refunds, cancellations and edits of orders, by hand, and by undoing an import. They count on the day on which they were taken back, not on that of the order.",
  "home.expired": "Points expired",
  "home.expired.help":
    "Points that customers lost in this period because nobody spent them in time. You set the time in the settings.",
  "home.outstanding": "Points outstanding",
  "home.outstanding.help":
    "What all customers together hold at the end of the last day: everything issued until then, less what was redeemed, taken back and expired. Points that are still pending are part of it.",
  "home.worth": "worth {amount} at the most",
  "home.worth.help":
    "The worth is an upper limit: as if everybody spent all points on the reward that gives the most for a point. At the moment that is {reward}, {amount} for {price} points. Percentages and free shipping have no fixed worth and are left out.",
  "home.worth.none": "worth unknown",
  "home.worth.none.help":
    "What they are worth in money cannot be said, because no active reward is a fixed amount. Percentages and free shipping depend on the order.",
  "home.badgesEarned": "Badges earned",
  "home.badgesEarned.help":
    "How often customers earned a badge in this period. A badge that was taken back later is not counted.",
  "home.vouchersUsed": "Vouchers used",
  "home.vouchersUsed.help":
    "Vouchers from badges and rewards that customers used for an order in this period, whenever they got them.",
  "home.holders": "Customers with points",
  "home.holders.note": "At this moment",
  "home.holders.help": "Customers whose balance is above zero at this moment, whatever period you look at.",

  "home.chart.day": "Points by day",
  "home.chart.month": "Points by month",
  "home.chart.column.day": "Day",
  "home.chart.column.month": "Month",
  "home.chart.label": "{from} to {to}: {issued} points issued, {redeemed} points redeemed",
  "home.chart.bar": "{day}: {issued} issued, {redeemed} redeemed",
  "home.chart.showTable": "Show as a table",
  "home.chart.hideTable": "Hide the table",

  "home.comeBack": "Who comes back",
  "home.comeBack.rewarded": "First order earned a badge",
  "home.comeBack.others": "First order earned no badge",
  "home.comeBack.of": "{cameBack} of {customers} new customers came back",
  "home.comeBack.help":
    "Counted are customers whose first order that Encore knows was placed in this period. Came back means that a second order followed within 90 days. Cancelled, fully refunded and test orders do not count. Customers of the last 90 days still have time to come back.",
  "home.comeBack.warning":
    "This compares two groups. It does not prove that badges are the reason: who spends more earns more badges.",
  "home.comeBack.notYet": "Encore counts your orders a few times a day, and has not done so yet.",
  "home.comeBack.few": "Fewer than {fewest} customers on a side are too few to compare. Counted {at}.",
  "home.comeBack.counted": "Counted {at}.",

  "setup.title": "Set up your programme",
  "setup.done": "{done} of {all} steps are done",
  "setup.putAway": "Put this guide away",
  "setup.state.done": "Done",
  "setup.state.open": "To do",
  "setup.state.asking": "Checking",
  "setup.programme": "Switch your programme on",
  "setup.programme.text": "Orders earn points and badges as soon as a badge is active and the programme is not paused.",
  "setup.programme.view": "View badges",
  "setup.programme.resume": "Resume in the settings",
  "setup.programme.publish": "Activate “{name}”",
  "setup.programme.more": "More templates",
  "setup.theme": "Show it in your store",
  "setup.theme.asking": "Asking Shopify what your theme shows…",
  "setup.theme.shown": "Your published theme shows Encore. You can place more blocks at any time.",
  "setup.theme.not_shown":
    "Your published theme shows nothing of Encore yet. Switch the launcher on and save the theme.",
  "setup.theme.unknown": "Shopify does not say whether your theme shows Encore. Look for it in the theme editor.",
  "setup.theme.launcher": "Add the launcher",
  "setup.theme.open": "Open the theme editor",
  "setup.theme.points": "Place points on the account page",
  "setup.order": "Reward the first order",
  "setup.order.text": "Place an order in your store as a customer. Test orders earn only if the settings say so.",
  "setup.order.done": "Orders are being rewarded.",
  "setup.order.view": "View activity",
  "setup.past": "Bring in past orders",
  "setup.past.none": "Orders that Shopify still shows can earn as well. Nobody is told of what the past earned.",
  "setup.past.under_way":
    "{done, plural, =0 {Encore is asking Shopify for your past orders.} one {# past order has been read so far.} other {# past orders have been read so far.}}",
  "setup.past.done":
    "{done, plural, =0 {There were no past orders to read.} one {# past order was read.} other {# past orders were read.}}",
  "setup.past.failed": "Past orders could not be read. Try again.",
  "setup.past.cancelled": "Reading past orders was stopped. You can start it again.",
  "setup.past.again": "Read past orders",
  "setup.past.view": "View progress",
  "setup.toast.published": "“{name}” is active",
  "setup.toast.reading_past_orders": "Past orders are being read",
  "setup.toast.put_away": "The guide is put away",
} as const;
