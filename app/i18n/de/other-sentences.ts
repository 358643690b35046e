// Was Belohnungen und Wirkungen nach außen zu sagen haben (rewards/catalogue, worker/jobs, shopify/operations), auf Deutsch.
import type { SentencePairs } from "../sentences.ts";

export const germanOtherSentences: SentencePairs = [
  [
    "The price must be a whole number of points from 1 to {0}.",
    "Der Preis muss eine ganze Zahl von Punkten von 1 bis {0} sein.",
  ],
  [
    "The quantity must be a whole number from 1 to {0}. Leave it empty for no limit.",
    "Die Anzahl muss eine ganze Zahl von 1 bis {0} sein. Ohne Grenze lassen Sie das Feld leer.",
  ],
  ["Give the reward a name.", "Geben Sie der Belohnung einen Namen."],
  ["The name may have {0} characters at most.", "Der Name darf höchstens {0} Zeichen haben."],
  [
    "The name holds a character that cannot be stored.",
    "Der Name enthält ein Zeichen, das sich nicht speichern lässt.",
  ],
  [
    "A reward must be an object with kind, name and the fields of its kind.",
    "Eine Belohnung besteht aus Art, Name und den Feldern ihrer Art.",
  ],
  [
    "Choose what kind of reward it is: voucher, perk, content or notification.",
    "Wählen Sie die Art der Belohnung: Gutschein, Vorteil, Inhalt oder Nachricht.",
  ],
  ["The description must be text.", "Die Beschreibung muss Text sein."],
  ["The description may have {0} characters at most.", "Die Beschreibung darf höchstens {0} Zeichen haben."],
  [
    "The description holds a character that cannot be stored.",
    "Die Beschreibung enthält ein Zeichen, das sich nicht speichern lässt.",
  ],
  ["Write the text that customers are to see.", "Schreiben Sie den Text, den Kunden sehen sollen."],
  [
    "A notification has no price: it is handed out by badges and levels only.",
    "Eine Nachricht hat keinen Preis: Nur Abzeichen und Stufen lösen sie aus.",
  ],
  [
    "There may be {0} rewards at most, archived ones among them. Change one that you do not need.",
    "Es darf höchstens {0} Belohnungen geben, archivierte mitgezählt. Ändern Sie eine, die Sie nicht brauchen.",
  ],
  [
    'There is a reward called "{0}" already, perhaps an archived one.',
    "Es gibt schon eine Belohnung namens „{0}“, vielleicht eine archivierte.",
  ],
  [
    "The endpoint failed a moment ago and is left alone for a while.",
    "Der Endpunkt hat gerade versagt und wird eine Weile in Ruhe gelassen.",
  ],
  [
    "The endpoint answered 410 Gone and is not called any more.",
    "Der Endpunkt hat mit 410 (Gone) geantwortet und wird nicht mehr aufgerufen.",
  ],
  ["The endpoint answered {0}.", "Der Endpunkt hat mit {0} geantwortet."],
  ["Encore does not know messages of the kind {0}.", "Encore kennt keine Meldungen der Art {0}."],
  ["The code is taken by another discount of the store.", "Der Code gehört schon einem anderen Rabatt des Shops."],
  ["The code was taken, and then it was not.", "Der Code war vergeben, und dann doch nicht."],
  ["Shopify gave no reason.", "Shopify hat keinen Grund genannt."],
  ["It was stopped.", "Es wurde angehalten."],
];
