// Searches with Google's client for Node as its users do: readers.mjs PACKAGES ROOT_URL QUERY. Prints what it found and
// how a question without words is refused.

import { createRequire } from "node:module";
import { join } from "node:path";

const [packages, rootUrl, query] = process.argv.slice(2);
const require = createRequire(join(packages, "package.json"));
const { factchecktools } = require("@googleapis/factchecktools");
const { version } = require("@googleapis/factchecktools/package.json");

const tools = factchecktools({ version: "v1alpha1", rootUrl, auth: "any-key" });
const claims = [];
let pages = 0;
let pageToken;
do {
  const { data } = await tools.claims.search({ query, pageSize: 2, pageToken });
  claims.push(...(data.claims ?? []));
  pageToken = data.nextPageToken;
  pages += 1;
} while (pageToken && pages < 100);
const refused = await tools.claims.search({ query: "" }).then(
  () => null,
  (error) => ({ status: error.status, message: error.message }),
);
console.log(JSON.stringify({ version, claims, pages, refused }));
