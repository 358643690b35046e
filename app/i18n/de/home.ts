// Die Startseite.
import type { home as english } from "../en/home.ts";

export const home: Record<keyof typeof english, string> = {
  "home.title": "Encore",
  "home.none": "–",
  "home.empty": "Warten auf die erste Bestellung",
  "home.empty.text":
    "An diesen Tagen wurde nichts vergeben oder eingelöst. Die nächste Bestellung eines Kunden steht hier nach Sekunden, mit dem, was sie verdient hat.",

  "home.attention.paused": "Ihr Programm pausiert",
  "home.attention.paused.text":
    "Keine Bestellung verdient etwas, bis Sie es fortsetzen. Kunden behalten, was sie haben.",
  "home.attention.paused.go": "Einstellungen öffnen",
  "home.attention.events":
    "{count, plural, one {# Ereignis konnte} other {# Ereignisse konnten}} nicht verarbeitet werden",
  "home.attention.events.text":
    "Sie sind aufbewahrt und haben nichts anderes aufgehalten. Sehen Sie sich den Grund an und versuchen Sie es noch einmal.",
  "home.attention.events.go": "Ereignisse ansehen",
  "home.attention.vouchers":
    "{count, plural, one {# Gutschein oder eine andere Änderung ist} other {# Gutscheine oder andere Änderungen sind}} nicht in Ihrem Shop angekommen",
  "home.attention.vouchers.text":
    "Shopify hat sie abgelehnt. Sehen Sie sich den Grund an und versuchen Sie es noch einmal.",
  "home.attention.vouchers.go": "Nachrichten ansehen",
  "home.attention.calls":
    "{count, plural, one {# Nachricht} other {# Nachrichten}} an andere Systeme konnten nicht zugestellt werden",
  "home.attention.calls.text":
    "Encore hat nach vielen Versuchen aufgegeben. Sehen Sie sich den Grund an und versuchen Sie es noch einmal.",
  "home.attention.calls.go": "Nachrichten ansehen",
  "home.attention.endpoints":
    "{count, plural, one {# Endpunkt nimmt} other {# Endpunkte nehmen}} zurzeit keine Nachrichten an",
  "home.attention.endpoints.text": "Encore versucht es weiter, wo noch Hoffnung ist.",
  "home.attention.endpoints.go": "Endpunkte ansehen",
  "home.attention.backfill": "Frühere Bestellungen konnten nicht gelesen werden",
  "home.attention.backfill.text":
    "Neue Bestellungen sind nicht betroffen. Starten Sie es in der Einrichtung noch einmal, oder fragen Sie den Support.",
  "home.attention.backfill.go": "Frühere Bestellungen ansehen",

  "home.figures": "Kennzahlen",
  "home.period": "{from} bis {to}",
  "home.period.7": "7 Tage",
  "home.period.30": "30 Tage",
  "home.period.90": "90 Tage",
  "home.period.12m": "12 Monate",
  "home.period.own": "Eigene Tage",
  "home.period.from": "Erster Tag",
  "home.period.to": "Letzter Tag",
  "home.period.show": "Diese Tage zeigen",
  "home.period.turned": "Wählen Sie einen letzten Tag, der nicht vor dem ersten liegt.",
  "home.period.tooLong": "Wählen Sie einen ersten und einen letzten Tag, höchstens fünf Jahre auseinander.",

  "home.help": "Wie wird das gezählt? {about}",
  "home.change": "{change} gegenüber {days, plural, one {dem Tag} other {den # Tagen}} davor",
  "home.change.none": "{before} an {days, plural, one {dem Tag} other {den # Tagen}} davor",
  "home.issued": "Vergebene Punkte",
  "home.issued.help":
    "Alle Punkte, die Kunden in dieser Zeit bekommen haben: für Bestellungen und andere Aktionen, für Abzeichen, von Hand und durch einen Import. Eine Bestellung zählt an dem Tag, an dem sie aufgegeben wurde.",
  "home.redeemed": "Eingelöste Punkte",
  "home.redeemed.help":
    "Punkte, die Kunden in dieser Zeit für Prämien ausgegeben haben. Punkte, die zurückkamen, weil ein Gutschein nicht erstellt werden konnte, sind nicht dabei.",
  "home.takenBack": "Zurückgenommene Punkte",
  "home.takenBack.help":
    "Punkte, die in dieser Zeit zurückgenommen wurden: nach Erstattungen, Stornierungen und Änderungen von Bestellungen, von Hand und durch einen rückgängig gemachten Import. Sie zählen an dem Tag, an dem sie zurückgenommen wurden, nicht an dem der Bestellung.",
  "home.expired": "Verfallene Punkte",
  "home.expired.help":
    "Punkte, die Kunden in dieser Zeit verloren haben, weil niemand sie rechtzeitig ausgegeben hat. Die Frist steht in den Einstellungen.",
  "home.outstanding": "Offene Punkte",
  "home.outstanding.help":
    "Was alle Kunden zusammen am Ende des letzten Tages haben: alles, was bis dahin vergeben wurde, ohne das Eingelöste, Zurückgenommene und Verfallene. Punkte, die noch nicht verfügbar sind, gehören dazu.",
  "home.worth": "höchstens {amount} wert",
  "home.worth.help":
    "Der Wert ist eine Obergrenze: als gäben alle ihre Punkte für die Prämie aus, die für einen Punkt am meisten gibt. Zurzeit ist das {reward}, {amount} für {price} Punkte. Prozente und kostenloser Versand haben keinen festen Wert und zählen nicht mit.",
  "home.worth.none": "Wert unbekannt",
  "home.worth.none.help":
    "Was sie in Geld wert sind, lässt sich nicht sagen, weil keine aktive Prämie ein fester Betrag ist. Prozente und kostenloser Versand hängen von der Bestellung ab.",
  "home.badgesEarned": "Verdiente Abzeichen",
  "home.badgesEarned.help":
    "Wie oft Kunden in dieser Zeit ein Abzeichen verdient haben. Ein Abzeichen, das später zurückgenommen wurde, zählt nicht.",
  "home.vouchersUsed": "Benutzte Gutscheine",
  "home.vouchersUsed.help":
    "Gutscheine aus Abzeichen und Prämien, die Kunden in dieser Zeit für eine Bestellung benutzt haben, wann auch immer sie sie bekamen.",
  "home.holders": "Kunden mit Punkten",
  "home.holders.note": "In diesem Augenblick",
  "home.holders.help":
    "Kunden, deren Punktestand in diesem Augenblick über null liegt, welche Zeit Sie auch betrachten.",

  "home.chart.day": "Punkte nach Tagen",
  "home.chart.month": "Punkte nach Monaten",
  "home.chart.column.day": "Tag",
  "home.chart.column.month": "Monat",
  "home.chart.label": "{from} bis {to}: {issued} Punkte vergeben, {redeemed} Punkte eingelöst",
  "home.chart.bar": "{day}: {issued} vergeben, {redeemed} eingelöst",
  "home.chart.showTable": "Als Tabelle zeigen",
  "home.chart.hideTable": "Tabelle verbergen",

  "home.comeBack": "Wer wiederkommt",
  "home.comeBack.rewarded": "Erste Bestellung verdiente ein Abzeichen",
  "home.comeBack.others": "Erste Bestellung verdiente kein Abzeichen",
  "home.comeBack.of": "{cameBack} von {customers} neuen Kunden kamen wieder",
  "home.comeBack.help":
    "Gezählt werden Kunden, deren erste Bestellung, die Encore kennt, in dieser Zeit aufgegeben wurde. Wiedergekommen heißt, dass innerhalb von 90 Tagen eine zweite folgte. Stornierte, voll erstattete und Testbestellungen zählen nicht. Kunden der letzten 90 Tage haben noch Zeit wiederzukommen.",
  "home.comeBack.warning":
    "Das vergleicht zwei Gruppen. Es beweist nicht, dass Abzeichen der Grund sind: Wer mehr ausgibt, verdient mehr Abzeichen.",
  "home.comeBack.notYet": "Encore zählt Ihre Bestellungen einige Male am Tag und hat es noch nicht getan.",
  "home.comeBack.few": "Weniger als {fewest} Kunden auf einer Seite sind zu wenige für einen Vergleich. Gezählt {at}.",
  "home.comeBack.counted": "Gezählt {at}.",

  "setup.title": "Richten Sie Ihr Programm ein",
  "setup.done": "{done} von {all} Schritten sind getan",
  "setup.putAway": "Diese Anleitung weglegen",
  "setup.state.done": "Getan",
  "setup.state.open": "Zu tun",
  "setup.state.asking": "Wird geprüft",
  "setup.programme": "Schalten Sie Ihr Programm ein",
  "setup.programme.text":
    "Bestellungen verdienen Punkte und Abzeichen, sobald ein Abzeichen aktiv ist und das Programm nicht pausiert.",
  "setup.programme.view": "Abzeichen ansehen",
  "setup.programme.resume": "In den Einstellungen fortsetzen",
  "setup.programme.publish": "„{name}“ aktivieren",
  "setup.programme.more": "Weitere Vorlagen",
  "setup.theme": "Zeigen Sie es in Ihrem Shop",
  "setup.theme.asking": "Shopify wird gefragt, was Ihr Theme zeigt …",
  "setup.theme.shown": "Ihr veröffentlichtes Theme zeigt Encore. Sie können jederzeit weitere Blöcke platzieren.",
  "setup.theme.not_shown":
    "Ihr veröffentlichtes Theme zeigt noch nichts von Encore. Schalten Sie den Launcher ein und speichern Sie das Theme.",
  "setup.theme.unknown": "Shopify sagt nicht, ob Ihr Theme Encore zeigt. Sehen Sie im Theme-Editor nach.",
  "setup.theme.launcher": "Launcher hinzufügen",
  "setup.theme.open": "Theme-Editor öffnen",
  "setup.theme.points": "Punkte auf der Kontoseite platzieren",
  "setup.order": "Belohnen Sie die erste Bestellung",
  "setup.order.text":
    "Bestellen Sie als Kunde in Ihrem Shop. Testbestellungen verdienen nur, wenn die Einstellungen es sagen.",
  "setup.order.done": "Bestellungen werden belohnt.",
  "setup.order.view": "Aktivität ansehen",
  "setup.past": "Holen Sie frühere Bestellungen herein",
  "setup.past.none":
    "Bestellungen, die Shopify noch zeigt, können auch verdienen. Niemand erfährt davon, was die Vergangenheit verdient hat.",
  "setup.past.under_way":
    "{done, plural, =0 {Encore fragt Shopify nach Ihren früheren Bestellungen.} one {# frühere Bestellung wurde bisher gelesen.} other {# frühere Bestellungen wurden bisher gelesen.}}",
  "setup.past.done":
    "{done, plural, =0 {Es gab keine früheren Bestellungen zu lesen.} one {# frühere Bestellung wurde gelesen.} other {# frühere Bestellungen wurden gelesen.}}",
  "setup.past.failed": "Frühere Bestellungen konnten nicht gelesen werden. Versuchen Sie es noch einmal.",
  "setup.past.cancelled": "Das Lesen früherer Bestellungen wurde angehalten. Sie können es wieder starten.",
  "setup.past.again": "Frühere Bestellungen lesen",
  "setup.past.view": "Fortschritt ansehen",
  "setup.toast.published": "„{name}“ ist aktiv",
  "setup.toast.reading_past_orders": "Frühere Bestellungen werden gelesen",
  "setup.toast.put_away": "Die Anleitung ist weggelegt",
};
