// Was um jede Seite steht, und was statt einer Seite gezeigt wird, die fehlt oder nicht gelang.
import type { frame as english } from "../en/frame.ts";

export const frame: Record<keyof typeof english, string> = {
  "nav.home": "Start",
  "nav.badges": "Abzeichen",
  "nav.rewards": "Prämien",
  "nav.customers": "Kunden",
  "nav.activity": "Aktivität",
  "nav.settings": "Einstellungen",
  "frame.skip": "Zum Inhalt springen",
  "missing.title": "Diese Seite gibt es nicht",
  "missing.text":
    "Vielleicht wurde sie gelöscht, oder die Adresse stimmt nicht ganz. Alles, was Kunden gesammelt haben, bleibt erhalten.",
  "missing.back": "Zurück zum Start",
  "failed.title": "Bei uns ist etwas schiefgegangen",
  "failed.text":
    "Es wurde protokolliert. Nichts, was Kunden gesammelt haben, ist verloren. Bitte versuchen Sie es noch einmal; geschieht es wieder, schreiben Sie uns.",
  "failed.again": "Noch einmal versuchen",
  "failed.unread": "Das war gerade nicht zu lesen.",
  "failed.kept": "Das hat gerade nicht geklappt. Ihre Eingaben sind noch da; bitte versuchen Sie es noch einmal.",
  "word.cancel": "Abbrechen",
  "word.close": "Schließen",
  "word.save": "Speichern",
  "word.discard": "Verwerfen",
};
