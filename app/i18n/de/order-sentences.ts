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
  [
    "The merge cannot be read: {0} is missing or does not fit.",
    "Die Zusammenführung ist nicht lesbar: {0} fehlt oder passt nicht.",
  ],
  ["The merge has the status {0}: nothing changes.", "Die Zusammenführung hat den Stand {0}: Es ändert sich nichts."],
  ["Merged; points that moved: {0}.", "Zusammengeführt; Punkte, die mitgegangen sind: {0}."],
  ["Merged before.", "Schon zusammengeführt."],
  ["Another worker has it in hand.", "Ein anderer Arbeiter hat es in der Hand."],
  ["Encore does not know the topic {0}.", "Encore kennt das Thema {0} nicht."],
  [
    "The edited order cannot be read: order_edit.order_id is missing or is no id.",
    "Die geänderte Bestellung ist nicht lesbar: order_edit.order_id fehlt oder ist keine Nummer.",
  ],
  ["The product event names no product: id is missing.", "Das Ereignis nennt kein Produkt: id fehlt."],
  [
    "The request names no customer by id, and Encore knows nobody by another name.",
    "Die Anfrage nennt keine Kundennummer, und unter einem anderen Namen kennt Encore niemanden.",
  ],
  [
    "Open the customer's page, choose Export all data, and hand the file on to the customer.",
    "Öffnen Sie die Seite des Kunden, wählen Sie „Alle Daten exportieren“ und geben Sie dem Kunden die Datei.",
  ],
  [
    "Encore was installed again since: nothing is erased.",
    "Encore wurde seither wieder installiert: Es wird nichts gelöscht.",
  ],
  [
    "Shopify asks to erase the shop, but Encore has not heard that it was uninstalled. If it was: npm run ops -- erase-shop.",
    "Shopify möchte den Shop löschen lassen, aber Encore weiß von keiner Deinstallation. Wenn es sie gab: npm run ops -- erase-shop.",
  ],
  ["The request cannot be read: {0} does not fit.", "Die Anfrage ist nicht lesbar: {0} passt nicht."],
  ["It could not be processed: {0}", "Es ließ sich nicht verarbeiten: {0}"],
  [
    "Shopify did not answer for the products of the order: {0}",
    "Shopify hat zu den Produkten der Bestellung nicht geantwortet: {0}",
  ],
  ["Shopify did not answer for the edited order: {0}", "Shopify hat zur geänderten Bestellung nicht geantwortet: {0}"],
  [
    "The order that earned it was cancelled or refunded.",
    "Die Bestellung, die ihn verdient hat, wurde storniert oder erstattet.",
  ],
];
