// Tests of repeated requests: a double click reaches the server once.
import { expect, it, vi } from "vitest";
import { sendOnce } from "./once";

const write = (text: string, etag = '"1"') =>
  new Request("http://desk.example/api/v1/comments", {
    method: "POST",
    body: text,
    headers: { "If-Match": etag },
  });

it("sends the same write once while it is on its way, and answers both", async () => {
  const send = vi.fn(async () => new Response("done"));
  const answers = await Promise.all([sendOnce(write("a"), send), sendOnce(write("a"), send)]);
  expect(send).toHaveBeenCalledOnce();
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(["done", "done"]);
});

it("sends what says something else, what is said again later, and every read", async () => {
  const send = vi.fn(async () => new Response("done"));
  await Promise.all([sendOnce(write("a"), send), sendOnce(write("b"), send), sendOnce(write("a", '"2"'), send)]);
  expect(send).toHaveBeenCalledTimes(3);
  await sendOnce(write("a"), send);
  expect(send).toHaveBeenCalledTimes(4);
  const read = () => new Request("http://desk.example/api/v1/claims");
  await Promise.all([sendOnce(read(), send), sendOnce(read(), send)]);
  expect(send).toHaveBeenCalledTimes(6);
});

it("fails for both, and may be tried again", async () => {
  const fail = vi.fn(() => Promise.reject(new TypeError("network")));
  const both = await Promise.allSettled([sendOnce(write("a"), fail), sendOnce(write("a"), fail)]);
  expect(both.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  expect(fail).toHaveBeenCalledOnce();
  const send = vi.fn(async () => new Response("done"));
  await sendOnce(write("a"), send);
  expect(send).toHaveBeenCalledOnce();
});
