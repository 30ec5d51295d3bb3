// Translations of sentences from the server: none, as English is the server's language.

/** A sentence with names or figures in it, and how it is said in the language of the page. */
type Pattern = readonly [found: RegExp, said: (...parts: string[]) => string];

/** Its fixed words, as they come. In English they stay as they come. */
const words: Readonly<Record<string, string>> = {};
const patterns: readonly Pattern[] = [];

export const server = { words, patterns };
