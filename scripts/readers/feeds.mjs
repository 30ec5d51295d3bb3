// Reads feeds with Node's feed readers as their users do: feeds.mjs PACKAGES URL... Prints what each reader understood
// of each feed, in one shape; a reader of XML alone says nothing of JSON feeds.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, ...urls] = process.argv.slice(2);
const require = createRequire(join(packages, "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)));

const { default: Parser } = await load("rss-parser");
const { parseFeed: feedsmith } = await load("feedsmith");
const { parseFeed: htmlparser2 } = await load("htmlparser2");

const byFeedsmith = {
  atom: ({ entries }) =>
    entries?.map((entry) => ({
      id: entry.id,
      title: entry.title.value,
      link: entry.links.find(({ rel }) => (rel ?? "alternate") === "alternate").href,
      published: entry.published,
      updated: entry.updated,
      content: entry.content?.value,
    })),
  rss: ({ items }) =>
    items?.map((item) => ({
      id: item.guid.value,
      title: item.title,
      link: item.link,
      published: item.pubDate,
      content: item.content?.encoded,
    })),
  json: ({ items }) =>
    items?.map((item) => ({
      id: item.id,
      title: item.title,
      link: item.url,
      published: item.date_published,
      updated: item.date_modified,
      content: item.content_html,
    })),
};

const readers = {
  "rss-parser": async (url) => {
    const { items } = await new Parser().parseURL(url);
    return items.map((item) => ({
      id: item.id ?? item.guid,
      title: item.title,
      link: item.link,
      published: item.isoDate,
      content: item["content:encoded"] ?? item.content,
    }));
  },
  feedsmith: async (url) => {
    const { format, feed } = feedsmith(await (await fetch(url)).text());
    return byFeedsmith[format](feed) ?? [];
  },
  htmlparser2: async (url) => {
    const { type, items } = htmlparser2(await (await fetch(url)).text());
    return items.map(({ id, title, link, pubDate }) => ({
      id,
      title,
      link,
      // Its only date is that of the last change where a format has one.
      [type === "atom" ? "updated" : "published"]: pubDate,
    }));
  },
};

const read = {};
for (const [name, reader] of Object.entries(readers)) {
  read[name] = {};
  for (const url of urls) {
    if (name === "feedsmith" || !url.endsWith(".json")) read[name][url] = await reader(url);
  }
}
console.log(JSON.stringify(read));
