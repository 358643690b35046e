// Prämien: wofür Kunden ihre Punkte ausgeben können.
import type { rewards as english } from "../en/rewards.ts";

export const rewards: Record<keyof typeof english, string> = {
  "rewards.title": "Prämien",
  "rewards.one": "Prämie",
  "rewards.create": "Prämie erstellen",
  "rewards.name": "Name",
  "rewards.nameHelp": "Kunden sehen ihn, und so heißt auch der Rabatt in Ihrem Shop.",
  "rewards.price": "Preis",
  "rewards.points": "Punkte",
  "rewards.quantity": "Begrenzt auf",
  "rewards.quantityHelp":
    "Für alle Kunden zusammen, einschließlich derer, die sie schon eingelöst haben. Leer lassen für unbegrenzt.",
  "rewards.left": "{left, plural, =0 {keine mehr da} other {noch # da}}",
  "rewards.supply": "Vorrat",
  "rewards.unlimited": "unbegrenzt",
  "rewards.what": "Was es gibt",
  "rewards.state": "Status",
  "rewards.state.active": "Aktiv",
  "rewards.state.archived": "Archiviert",
  "rewards.voucher": "Gutschein",
  "rewards.validDays": "{days, plural, one {# Tag} other {# Tage}}",
  "rewards.validFor": "Gültig",
  "rewards.forEver": "unbegrenzt",
  "rewards.archive": "Archivieren",
  "rewards.activate": "Wieder aktivieren",
  "rewards.archive.title": "{name} archivieren?",
  "rewards.archive.text":
    "Niemand kann sie mehr einlösen. Gutscheine, die Kunden haben, gelten weiter. Sie können sie wieder aktivieren.",
  "rewards.saved": "Die Prämie wurde gespeichert.",
  "rewards.archived": "Die Prämie ist archiviert.",
  "rewards.activated": "Die Prämie ist aktiv.",
  "rewards.none": "Noch nichts, wofür man Punkte ausgeben kann",
  "rewards.none.text":
    "Erstellen Sie eine Prämie: einen Betrag, einen Prozentsatz oder kostenlosen Versand, zu einem Preis in Punkten.",
  "rewards.new": "Neue Prämie",
};
