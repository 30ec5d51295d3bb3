// Code chunks that fail to load, for example after an update of the server.

/** What the browsers say of a module that cannot be loaded: Chromium, Firefox, Safari, and of a style: Vite. */
const NOT_LOADED =
  /dynamically imported module|importing a module script failed|unable to preload css|failed to load module script/i;

/** A code chunk could not be loaded, usually because the server has a new version. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof MissingPart || (error instanceof Error && NOT_LOADED.test(error.message));
}

/** Not in the browser's words: the router would reload the page at once on those, even with no connection. */
class MissingPart extends Error {
  override name = "MissingPart";
}

/** Loads a code chunk; a chunk that cannot be fetched is distinguished from a broken one. */
export async function part<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw isMissingPart(cause) ? new MissingPart("A code chunk could not be loaded", { cause }) : cause;
  }
}
