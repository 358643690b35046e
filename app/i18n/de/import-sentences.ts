// Was beim Lesen einer Datei mit Guthaben gesagt wird (rewards/import), auf Deutsch.
import type { SentencePairs } from "../sentences.ts";

export const germanImportSentences: SentencePairs = [
  ["The file is empty.", "Die Datei ist leer."],
  ["The file has no line.", "Die Datei hat keine Zeile."],
  ["The file has more than {0} lines. Split it.", "Die Datei hat mehr als {0} Zeilen. Teilen Sie sie."],
  [
    'The file is a workbook, not a CSV file. Save it as "CSV UTF-8" and import that file.',
    "Die Datei ist eine Arbeitsmappe, keine CSV-Datei. Speichern Sie sie als „CSV UTF-8“, und importieren Sie diese Datei.",
  ],
  [
    'The file is in UTF-16 (Excel\'s "Unicode Text"), or no text at all. Save it as "CSV UTF-8" and import that file.',
    "Die Datei ist in UTF-16 (Excels „Unicode-Text“) oder gar kein Text. Speichern Sie sie als „CSV UTF-8“, und importieren Sie diese Datei.",
  ],
  [
    "A quotation mark closes in the middle of a field. Double those that belong to the text, or remove them.",
    "Ein Anführungszeichen schließt mitten in einem Feld. Verdoppeln Sie die, die zum Text gehören, oder entfernen Sie sie.",
  ],
  [
    "A quotation mark opens here, or somewhere above, and is never closed. Close or remove it.",
    "Hier oder weiter oben öffnet ein Anführungszeichen, das nie geschlossen wird. Schließen oder entfernen Sie es.",
  ],
  [
    "The columns {0} and {1} ({2} and {3}) both hold the points. Remove one.",
    "Die Spalten {0} und {1} ({2} und {3}) enthalten beide die Punkte. Entfernen Sie eine.",
  ],
  [
    "The columns {0} and {1} ({2} and {3}) both hold the {4}. Remove one.",
    "Die Spalten {0} und {1} ({2} und {3}) sagen beide, wem die Punkte gehören. Entfernen Sie eine.",
  ],
  [
    "No column of the first line holds the points. Name it points or Points Balance.",
    "In der ersten Zeile steht keine Spalte mit Punkten. Nennen Sie sie points oder Points Balance.",
  ],
  [
    "No column of the first line says whose the points are. Name it player_id, Shopify Customer ID or Email.",
    "In der ersten Zeile steht keine Spalte, die sagt, wem die Punkte gehören. Nennen Sie sie player_id, Shopify Customer ID oder Email.",
  ],
  [
    "It has {0} fields where the first line has {1}. Look for a missing quotation mark or separator.",
    "Sie hat {0} Felder, die erste Zeile aber {1}. Suchen Sie nach einem fehlenden Anführungszeichen oder Trennzeichen.",
  ],
  [
    "It is empty, so nobody knows whose points these are. Fill it in.",
    "Das Feld ist leer, und so weiß niemand, wem diese Punkte gehören. Füllen Sie es aus.",
  ],
  ["It is empty. Fill in the player's id.", "Das Feld ist leer. Tragen Sie die Nummer des Kunden ein."],
  ["It is longer than 200 characters. Shorten it.", "Das Feld hat mehr als 200 Zeichen. Kürzen Sie es."],
  [
    'It holds broken characters. Save the file as "CSV UTF-8".',
    "Das Feld enthält kaputte Zeichen. Speichern Sie die Datei als „CSV UTF-8“.",
  ],
  [
    "A spreadsheet has shortened the number. Format the column as text and export it again.",
    "Eine Tabelle hat die Nummer gekürzt. Formatieren Sie die Spalte als Text, und exportieren Sie sie noch einmal.",
  ],
  [
    "It is no Shopify customer id. Write its digits.",
    "Das ist keine Kundennummer von Shopify. Schreiben Sie ihre Ziffern.",
  ],
  ["It is no e-mail address. Correct it.", "Das ist keine E-Mail-Adresse. Verbessern Sie sie."],
  ["It is empty. Write 0, or remove the line.", "Das Feld ist leer. Schreiben Sie 0, oder entfernen Sie die Zeile."],
  [
    "It is no number. Write a whole number, without anything else.",
    "Das ist keine Zahl. Schreiben Sie eine ganze Zahl und sonst nichts.",
  ],
  [
    "It is negative ({0}). Write 0, or take the points by an adjustment.",
    "Das ist negativ ({0}). Schreiben Sie 0, oder nehmen Sie die Punkte von Hand.",
  ],
  [
    "It is no whole number ({0}). Write it with digits only.",
    "Das ist keine ganze Zahl ({0}). Schreiben Sie sie nur mit Ziffern.",
  ],
  [
    "It is less than -{0} ({1}). Write a number nearer to 0.",
    "Das ist weniger als -{0} ({1}). Schreiben Sie eine Zahl, die näher an 0 liegt.",
  ],
  [
    "It is more than {0} ({1}). Write a smaller number.",
    "Das ist mehr als {0} ({1}). Schreiben Sie eine kleinere Zahl.",
  ],
  [
    "No customer of the store has this e-mail address. Correct it, or add the customer in Shopify.",
    "Kein Kunde des Shops hat diese E-Mail-Adresse. Verbessern Sie sie, oder legen Sie den Kunden in Shopify an.",
  ],
  [
    "This customer was erased at his own wish. Remove the line.",
    "Dieser Kunde wurde auf eigenen Wunsch gelöscht. Entfernen Sie die Zeile.",
  ],
  [
    "The same customer is on an earlier line, and only that one counts. Remove one.",
    "Derselbe Kunde steht in einer früheren Zeile, und nur die zählt. Entfernen Sie eine.",
  ],
  [
    "The same customer is on line {0}, and only that one counts. Remove one.",
    "Derselbe Kunde steht in Zeile {0}, und nur die zählt. Entfernen Sie eine.",
  ],
];
