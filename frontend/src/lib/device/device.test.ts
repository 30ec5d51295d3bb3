// Tests of browser and system names.
import { expect, it } from "vitest";
import { device } from "./device";

it("names browser and system, and never nothing", () => {
  const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
  expect(device(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/140.0.0.0`)).toBe("Edge on Windows");
  expect(device(`Mozilla/5.0 (Linux; Android 15) ${chrome}`)).toBe("Chrome on Android");
  expect(device("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0")).toBe("Firefox on Linux");
  expect(device("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1")).toBe(
    "Safari on iPhone",
  );
  expect(device("curl/8.14.1")).toBe("curl/8.14.1");
  expect(device(null)).toBe("Unknown program");
});
