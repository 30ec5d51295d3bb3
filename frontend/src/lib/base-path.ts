// The path below which browsers reach the server: empty, or such as "/claimdesk" where it shares its host.

/** The server writes it into the page. */
const written = document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? "";

export const basePath = written.replace(/^\.?\/$|\/$/, "");

/** The address of this browser's page as the dashboard knows it, without the base path. */
export function pageAddress(): string {
  return window.location.pathname.slice(basePath.length) + window.location.search;
}
