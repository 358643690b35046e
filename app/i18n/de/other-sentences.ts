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
  ["A reward must be an object with name, price and voucher.", "Eine Belohnung besteht aus Name, Preis und Gutschein."],
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
