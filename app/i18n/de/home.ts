// Die Startseite.
import type { home as english } from "../en/home.ts";

export const home: Record<keyof typeof english, string> = {
  "home.title": "Encore",
  "home.eventsSetAside": "{count, plural, one {# Ereignis konnte} other {# Ereignisse konnten}} nicht gelesen werden",
  "home.eventsSetAside.text":
    "Sie sind aufbewahrt und haben nichts anderes aufgehalten. Das Betriebshandbuch sagt, wie man sie noch einmal verarbeitet.",
  "home.messagesSetAside":
    "{count, plural, one {# Gutschein konnte} other {# Gutscheine konnten}} nicht erstellt werden",
  "home.messagesSetAside.text":
    "Shopify hat sie abgelehnt. Bei ihren Kunden stehen sie als nicht bereit; das Betriebshandbuch sagt, wie man es noch einmal versucht.",
  "home.players": "Teilnehmende Kunden",
  "home.points": "Ihre Punkte",
  "home.badgesEarned": "Verdiente Abzeichen",
  "home.badges": "Abzeichen",
  "home.badge": "Abzeichen",
  "home.type": "Art",
  "home.badgePoints": "Punkte",
  "home.timesEarned": "Verdient",
  "home.customers": "Kunden",
  "home.activity": "Zuletzt geschehen",
  "home.customer": "Kunde",
  "home.action": "Aktion",
  "home.none": "–",
  "home.empty": "Warten auf die erste Bestellung",
  "home.empty.text":
    "Encore ist eingeschaltet. Die nächste Bestellung eines Kunden steht hier nach Sekunden, mit dem, was sie verdient hat.",
};
