// Was die Regelmaschine an einem Abzeichen auszusetzen hat, auf Deutsch. Links steht ihr eigener Satz, {0}, {1} ... sind
// seine Werte; test/app/sentences.test.ts hält die Paare gegen die Maschine.
import type { SentencePairs } from "../sentences.ts";

export const germanSentences: SentencePairs = [
  ["This must not be empty.", "Das darf nicht leer sein."],
  ["This must be at least {0}.", "Das muss mindestens {0} sein."],
  ["This must be at most {0}.", "Das darf höchstens {0} sein."],
  ["This may have {0} characters at most.", "Das darf höchstens {0} Zeichen haben."],
  ["There may be {0} of these at most.", "Davon darf es höchstens {0} geben."],
  ["This must be text.", "Hier fehlt ein Text."],
  ["This must be a number.", "Das muss eine Zahl sein."],
  ["This must be a whole number.", "Das muss eine ganze Zahl sein."],
  ["This must be one of {0}.", "Das muss eines von diesen sein: {0}."],
  [
    "This must be the address of a picture, starting with https://.",
    "Das muss die Adresse eines Bildes sein, die mit https:// beginnt.",
  ],
  ["Another badge has this name already.", "Ein anderes Abzeichen heißt schon so."],
  ["The badge must end after it starts.", "Das Abzeichen muss nach seinem Beginn enden."],
  ["The end of the period must be after its start.", "Das Ende des Zeitraums muss nach seinem Beginn liegen."],
  ["The target must be more than zero.", "Das Ziel muss größer als null sein."],
  ["The target must be a whole number from 1.", "Das Ziel muss eine ganze Zahl ab 1 sein."],
  ["The targets of the levels must rise from one to the next.", "Die Ziele müssen von Stufe zu Stufe steigen."],
  ["Levels and their targets must rise from one to the next.", "Jede Stufe muss mehr Punkte verlangen als die vorige."],
  ['The action "{0}" has a rule already.', "Für die Aktion „{0}“ gibt es schon eine Regel."],
  ["Two levels or rewards have the same id.", "Zwei Stufen oder Belohnungen haben dieselbe Kennung."],
  [
    "The most that one order earns is set with what orders earn.",
    "Was eine Bestellung höchstens bringt, steht bei dem, was Bestellungen bringen.",
  ],
  ["A Ranked badge needs at least one level.", "Ein Abzeichen mit Stufen braucht mindestens eine Stufe."],
  [
    "A Ranked badge has one challenge, which its levels measure.",
    "Ein Abzeichen mit Stufen hat genau eine Aufgabe, die seine Stufen messen.",
  ],
  [
    "A Ranked badge counts different values: say how many, not which.",
    "Ein Abzeichen mit Stufen zählt verschiedene Werte: Geben Sie an, wie viele, nicht welche.",
  ],
  [
    "Say either how many different values, or which ones.",
    "Geben Sie entweder an, wie viele verschiedene Werte, oder welche.",
  ],
  ["Name at least one value.", "Nennen Sie mindestens einen Wert."],
  ["Write two values: the lowest and the highest.", "Geben Sie zwei Werte an: den niedrigsten und den höchsten."],
  ["The lowest value must not be above the highest.", "Der niedrigste Wert darf nicht über dem höchsten liegen."],
  ["This operator compares with one value, not a list.", "Hier wird mit einem Wert verglichen, nicht mit einer Liste."],
  ["A number value is needed: {0}.", "Hier fehlt eine Zahl, zum Beispiel 5 oder 2,5."],
  ["A money value is needed: {0}.", "Hier fehlt ein Betrag, zum Beispiel 500 oder 499,99."],
  ["A date value is needed: {0}.", "Hier fehlt ein Datum."],
  ["A text value is needed: {0}.", "Hier fehlt ein Text."],
  ["A list value is needed: {0}.", "Hier fehlt ein Wert."],
  ["A yes-or-no value is needed: {0}.", "Wählen Sie ja oder nein."],
  ["Write a number such as 500 or 499.99.", "Geben Sie eine Zahl an, zum Beispiel 500 oder 499,99."],
  [
    "Write the target as a number such as 500 or 499.99.",
    "Geben Sie das Ziel als Zahl an, zum Beispiel 500 oder 499,99.",
  ],
  ['Write an amount above 0, such as "5" or "4.50".', "Geben Sie einen Betrag über 0 an, zum Beispiel 5 oder 4,50."],
  ["Write a percentage such as 10 or 12.5.", "Geben Sie einen Prozentsatz an, zum Beispiel 10 oder 12,5."],
  ["The percentage must be above 0.", "Der Prozentsatz muss größer als 0 sein."],
  [
    "Write the percentage with two digits after the point at most.",
    "Geben Sie den Prozentsatz mit höchstens zwei Nachkommastellen an.",
  ],
  ["The shop's currency has no digits after the point.", "Die Währung des Shops hat keine Nachkommastellen."],
  [
    "The shop's currency has {0} digits at most after the point.",
    "Die Währung des Shops hat höchstens {0} Nachkommastellen.",
  ],
  [
    "Free shipping cannot be combined with another shipping discount.",
    "Kostenloser Versand lässt sich nicht mit einem anderen Versandrabatt kombinieren.",
  ],
  ["A draw needs at least one deliverable to draw from.", "Eine Verlosung braucht mindestens einen Gewinn."],
  ["A group needs a list of at least one filter.", "Eine Gruppe braucht mindestens einen Filter."],
  ["A group needs at least one filter.", "Eine Gruppe braucht mindestens einen Filter."],
  ["Filters may be nested {0} deep at most.", "Filter dürfen höchstens {0} Ebenen tief sein."],
  ["A badge may have {0} filters at most.", "Ein Abzeichen darf höchstens {0} Filter haben."],
  [
    "An item's own filter cannot look at items again.",
    "Der Filter für Artikel kann nicht noch einmal auf Artikel schauen.",
  ],
  ["Only a Ranked badge has levels.", "Nur ein Abzeichen mit Stufen hat Stufen."],
  ["Only a Repeatable badge has a cool-down.", "Nur ein wiederholbares Abzeichen hat eine Wartezeit."],
  [
    "Only a Repeatable badge has a maximum per player.",
    "Nur ein wiederholbares Abzeichen hat eine Höchstzahl je Kunde.",
  ],
  ['The deliverable "{0}" is listed twice.', "Die Belohnung „{0}“ steht zweimal da."],
  [
    'There is no badge with the id "{0}".',
    "Ein vorausgesetztes Abzeichen gibt es nicht (mehr), oder es ist nicht aktiv.",
  ],
  [
    '"{0}" can never be earned: its prerequisites lead back to themselves.',
    "„{0}“ kann nie verdient werden: Seine Voraussetzungen führen zu ihm selbst zurück.",
  ],
  [
    'No action can match: the filters on "{0}" contradict each other.',
    "Keine Bestellung kann passen: Die Filter zu „{0}“ widersprechen sich.",
  ],
  [
    "Nobody can earn this: the period lies outside the badge's own dates.",
    "Das kann niemand verdienen: Der Zeitraum liegt außerhalb der Daten des Abzeichens.",
  ],
  [
    "Nobody can earn this: the badge's dates leave no room for {0} {1}.",
    "Das kann niemand verdienen: Die Daten des Abzeichens lassen nicht genug Zeit.",
  ],
  [
    '"{0}" is paused: who does not have it yet cannot get on.',
    "„{0}“ ist pausiert: Wer es noch nicht hat, kommt nicht weiter.",
  ],
  [
    'Nobody can earn this: "{0}" starts only when this badge has ended.',
    "Das kann niemand verdienen: „{0}“ beginnt erst, wenn dieses Abzeichen endet.",
  ],
  ['Nothing in this shop has the {0} "{1}".', "Nichts in diesem Shop hat „{1}“."],
  ['An order carries no detail called "{0}".', "Eine Bestellung hat keine Angabe namens „{0}“."],
  ['An anniversary carries no detail called "{0}".', "Ein Jahrestag hat keine Angabe namens „{0}“."],
  [
    '"{0}" asks and gives the same as "{1}": whoever earns one earns both.',
    "„{0}“ verlangt und gibt dasselbe wie „{1}“: Wer eines verdient, verdient beide.",
  ],
  [
    '"{0}" cannot be added up: choose a detail that is a number or money.',
    "„{0}“ lässt sich nicht zusammenzählen: Wählen Sie eine Zahl oder einen Betrag.",
  ],
];
