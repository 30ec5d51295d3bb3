// Code chunks that fail to load: after an update of the server, or because it is away.

import { Problem } from "../../api/problem";
import { basePath } from "../base-path";

/** What the browsers say of a module that cannot be loaded: Chromium, Firefox, Safari, and of a style: Vite. */
const NOT_LOADED =
  /dynamically imported module|importing a module script failed|unable to preload css|failed to load module script/i;

/** A second attempt follows after this time. */
const AGAIN_MS = 400;

/** A code chunk could not be loaded, usually because the server has a new version. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof MissingPart || (error instanceof Error && NOT_LOADED.test(error.message));
}

/** Not in the browser's words: the router would reload the page at once on those, even with no connection. */
class MissingPart extends Error {
  override name = "MissingPart";
}

/** Loads a code chunk, if need be twice. A chunk that is missing is told from a broken one, and from a server that is away. */
export async function part<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    if (!isMissingPart(cause)) throw cause;
  }
  await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  try {
    return await load();
  } catch (cause) {
    if (!isMissingPart(cause)) throw cause;
    throw (await isServerThere())
      ? new MissingPart("A code chunk could not be loaded", { cause })
      : Problem.unreachable();
  }
}

/** Asks for something small that every version of the server has. */
async function isServerThere(): Promise<boolean> {
  try {
    const { status } = await fetch(`${basePath}/robots.txt`, { cache: "no-store" });
    return status < 500;
  } catch {
    return false;
  }
}
