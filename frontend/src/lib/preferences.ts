// What has been chosen on this device for the desk?
const LANGUAGE = "claimdesk.language";

/** The language that was chosen here; null where the browser's own counts. */
export function chosenLanguage(): string | null {
  return read(LANGUAGE);
}

/** Storage may be forbidden: then the choice lasts as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
