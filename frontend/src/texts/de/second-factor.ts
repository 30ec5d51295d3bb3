// Does signing in take more than a password, in German?
import type { Texts } from "..";

export const secondFactor: Texts["secondFactor"] = {
  title: "Zweiter Faktor",
  loading: "Der zweite Faktor wird geladen",
  codesTitle: "Ihre Ersatzcodes",
  codesHelp:
    "Verwahren Sie sie dort, wo Sie sie ohne Ihr Gerät finden. Jeder gilt einmal, und sie werden nur jetzt gezeigt.",
  active: (since, codes) => [
    "Zum Anmelden gehört ein Code Ihres Geräts, seit ",
    since,
    codes === 1 ? ". Sie haben noch 1 Ersatzcode." : `. Sie haben noch ${codes} Ersatzcodes.`,
  ],
  newCodes: "Neue Ersatzcodes",
  remove: "Zweiten Faktor entfernen",
  removed: "Das Passwort allein genügt wieder.",
  required: "Ihre Rolle verlangt einen: Bis er eingerichtet ist, können Sie hier nichts anderes tun.",
  why: "Mit ihm öffnet ein gestohlenes Passwort allein nichts.",
  setUp: "Zweiten Faktor einrichten",
  read: "Lesen Sie dies mit einer Authentifizierungs-App ein und geben Sie dann die sechs Ziffern ein, die sie zeigt.",
  secret: "Das Geheimnis für Ihre Authentifizierungs-App",
  noCamera: (secret) => ["Keine Kamera? Geben Sie ein: ", secret],
  code: "Der Code, den sie zeigt",
  activate: "Ab jetzt verwenden",
  wrong: "Das ist nicht der Code, den die App gerade zeigt.",
};
