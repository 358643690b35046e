// Was vom Zählen einer Bestellung und vom Lesen eines Ereignisses gesagt wird (rewards/orders, rewards/inbox), auf Deutsch.
import type { SentencePairs } from "../sentences.ts";

export const germanOrderSentences: SentencePairs = [
  [
    "Shopify has not told of its creation yet. It counts as soon as that is known.",
    "Shopify hat noch nicht gemeldet, dass sie aufgegeben wurde. Sie zählt, sobald das bekannt ist.",
  ],
  [
    "It has not been paid. Orders earn in this shop when they are paid.",
    "Sie ist nicht bezahlt. In diesem Shop zählen Bestellungen, wenn sie bezahlt sind.",
  ],
  [
    "It has not been fulfilled. Orders earn in this shop when they are fulfilled.",
    "Sie ist nicht ausgeführt. In diesem Shop zählen Bestellungen, wenn sie ausgeführt sind.",
  ],
  [
    "It is a test order, and test orders earn nothing in this shop.",
    "Sie ist eine Testbestellung, und die zählen in diesem Shop nicht.",
  ],
  ["It was cancelled.", "Sie wurde storniert."],
  [
    "It has no customer. It counts as soon as one is attached to it.",
    "Sie gehört zu keinem Kunden. Sie zählt, sobald ihr einer zugeordnet ist.",
  ],
  [
    "It came from a draft order, and those earn nothing in this shop.",
    "Sie kam aus einem Bestellentwurf, und die zählen in diesem Shop nicht.",
  ],
  [
    "It was placed at a point of sale, and those orders earn nothing in this shop.",
    "Sie wurde an der Kasse aufgegeben, und solche Bestellungen zählen in diesem Shop nicht.",
  ],
  ["Its amount is below the minimum that this shop has set.", "Ihr Betrag liegt unter dem Mindestbetrag dieses Shops."],
  [
    "The programme was paused. It counts when Shopify tells of the order again after the pause.",
    "Das Programm war pausiert. Sie zählt, wenn Shopify nach der Pause wieder von ihr berichtet.",
  ],
  ["The {0} cannot be read: {1} is missing.", "Das Ereignis ist nicht lesbar: {1} fehlt."],
  ["The {0} cannot be read: {1} does not fit ({2}).", "Das Ereignis ist nicht lesbar: {1} passt nicht ({2})."],
  [
    "Encore is not installed in {0}. Install it and retry the event.",
    "Encore ist in {0} nicht installiert. Installieren Sie es, und versuchen Sie das Ereignis noch einmal.",
  ],
];
