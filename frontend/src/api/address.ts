// Addresses of the server for links, downloads and streams, checked against the OpenAPI document.
import { basePath } from "../lib/base-path";
import type { paths } from "./schema";

/** The names in braces: "id" of "/api/v1/claims/{id}". */
type Names<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

export function addressOf<Path extends keyof paths & string>(
  path: Path,
  parameters: Readonly<Record<Names<Path>, string>>,
  query: Readonly<Record<string, string>> = {},
): string {
  const filled = basePath + path.replace(/\{(\w+)\}/g, (_, name: Names<Path>) => encodeURIComponent(parameters[name]));
  // A comma in a query needs no escape, and is easier to read.
  const search = new URLSearchParams(query).toString().replaceAll("%2C", ",");
  return search ? `${filled}?${search}` : filled;
}
