// The language of the page and its texts.
import { chosenLanguage } from "../lib/device/preferences";
import { en, type Texts } from "./en";

/** The languages of the dashboard with their own names; `locale` formats numbers, days and times. */
export const LANGUAGES = {
  en: { name: "English", called: "In English", locale: "en-GB" },
  de: { name: "Deutsch", called: "Auf Deutsch", locale: "de-DE" },
} as const;
export type Language = keyof typeof LANGUAGES;

export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && Object.hasOwn(LANGUAGES, value);
}

/** The language chosen on this device, else the first supported one of the browser, else English. */
function pick(): Language {
  const chosen = chosenLanguage();
  const wanted = chosen ? [chosen] : navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? "en";
}

/** The language of this page; another one takes a reload. */
export const language: Language = pick();
export const locale: string = LANGUAGES[language].locale;

/**
 * The texts of the page. Modules wait for them (top-level await), so that constants at module level are in the right
 * language too. If a language cannot be loaded, the page is in English.
 */
export const t: Texts =
  language === "de"
    ? await import("./de").then(
        ({ de }) => de,
        () => en,
      )
    : en;
