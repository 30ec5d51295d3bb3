// The language of the page and its texts.
import { chosenLanguage } from "../lib/device/preferences";
import { en, type Texts } from "./en";

/** Languages of the desk, in their own names and called for in their own words; `locale` writes numbers, days and times. */
export const LANGUAGES = {
  en: { name: "English", called: "In English", locale: "en-GB" },
  de: { name: "Deutsch", called: "Auf Deutsch", locale: "de-DE" },
} as const;
export type Language = keyof typeof LANGUAGES;

export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && Object.hasOwn(LANGUAGES, value);
}

/** What was chosen on this device, else the first language of the browser that the desk speaks, else English. */
function pick(): Language {
  const chosen = chosenLanguage();
  const wanted = chosen ? [chosen] : navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? "en";
}

/** The language of this page; another one takes a reload. */
export const language: Language = pick();
export const locale: string = LANGUAGES[language].locale;

/**
 * The words of the desk. Every module that says something waits for them, so that even what is written once at
 * the start of a module is in the right language. Better in English than a page that stays white.
 */
export const t: Texts =
  language === "de"
    ? await import("./de").then(
        ({ de }) => de,
        () => en,
      )
    : en;
