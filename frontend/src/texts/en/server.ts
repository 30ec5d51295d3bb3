// What does the server say by itself?

/** Its fixed words, as they come, in the language of the page. In English they stay as they come. */
export const server: Readonly<Record<string, string>> = {};
