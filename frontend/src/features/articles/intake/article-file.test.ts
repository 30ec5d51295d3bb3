// Tests of reading an article from a file.
import { expect, it } from "vitest";
import { headline, MAX_BYTES, readArticle, Unreadable } from "./article-file";

const file = (content: BlobPart, name: string, type = "") => new File([content], name, { type });

async function faultOf(given: File): Promise<string | null> {
  try {
    await readArticle(given);
    return null;
  } catch (error) {
    return error instanceof Unreadable ? error.fault : String(error);
  }
}

it("keeps every word of a text and says where its title is from", async () => {
  const text = "Bridge at Sarnu reopens\n\nBy Marta Olin\n\nThe post reopened on 12 March.";
  expect(await readArticle(file(text, "a.txt"))).toEqual({
    article: { text, title: "Bridge at Sarnu reopens" },
    notes: ["titled_by_first_line"],
  });
});

it("proposes no title where the first line is a sentence, the whole text, or too long for one", () => {
  expect(headline("The post reopened on Tuesday.\n\nMore.")).toBeNull();
  expect(headline("Bridge reopens")).toBeNull();
  expect(headline(`${"word ".repeat(40)}\n\nMore`)).toBeNull();
  expect(headline("\n\n# What is left of the truce?\r\n\r\nMore")).toBe("What is left of the truce?");
});

it.each(["page.html", "a.htm", "report.pdf", "report.docx", "talk.srt", "mail.eml", "strange.xyz"])(
  "leaves %s to the server",
  async (name) => {
    const given = file("…", name);
    expect(await readArticle(given)).toEqual({ document: given });
  },
);

it("takes an article document as the API does, passing over what is not ours", async () => {
  const document = { text: "A text.", title: "A title", outlet: null, words: 2 };
  expect(await readArticle(file(JSON.stringify(document), "a.json"))).toEqual({
    article: { text: "A text.", title: "A title", outlet: null },
    notes: [],
  });
});

it("reads text that says itself that it is UTF-16", async () => {
  const wide = new Uint8Array([0xff, 0xfe, ...[..."Größe"].flatMap((letter) => [letter.charCodeAt(0), 0])]);
  expect(await readArticle(file(wide, "a.txt"))).toEqual({ article: { text: "Größe" }, notes: [] });
});

it.each([
  ["too_large", file("a".repeat(MAX_BYTES + 1), "a.txt")],
  ["document_too_large", file("a".repeat(20 * 1024 * 1024 + 1), "a.pdf")],
  ["empty", file(" \n ", "a.txt")],
  ["empty", file("", "a.html")],
  ["not_text", file(new Uint8Array([1, 0, 2]), "a.txt")],
  ["encoding", file(new Uint8Array([0x47, 0x72, 0xf6, 0xdf, 0x65]), "a.txt")],
  ["no_article", file("[1]", "a.json")],
  ["no_article", file("{", "a.json")],
])("says what is wrong with a file: %s", async (fault, given) => {
  expect(await faultOf(given)).toBe(fault);
});
