// Tests of the shared stream: one source for all tabs, and a new leader when the old one ends or falls silent.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openStream, type Stream } from "./stream";

class Source {
  static CLOSED = 2;
  static all: Source[] = [];
  readyState = 0;
  onopen = () => {};
  onerror = () => {};
  on = new Map<string, (event: { data: string }) => void>();
  constructor() {
    Source.all.push(this);
  }
  addEventListener(kind: string, listen: (event: { data: string }) => void) {
    this.on.set(kind, listen);
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  static open() {
    return Source.all.filter((source) => source.readyState !== Source.CLOSED);
  }
}

class Channel {
  static all: Channel[] = [];
  onmessage = (_: { data: unknown }) => {};
  constructor() {
    Channel.all.push(this);
  }
  postMessage(data: unknown) {
    for (const other of Channel.all) if (other !== this) other.onmessage({ data });
  }
  close() {
    Channel.all = Channel.all.filter((other) => other !== this);
  }
}

/** Exclusive locks of one name, as the Web Locks specification has them. */
class Locks {
  held: { reject: (reason: unknown) => void } | null = null;
  queue: (() => void)[] = [];
  request(_: string, options: LockOptions, work: () => Promise<void>) {
    return new Promise<void>((resolve, reject) => {
      const grant = () => {
        const mine = { reject };
        this.held = mine;
        void work().then(() => {
          if (this.held === mine) this.held = null;
          resolve();
          if (!this.held) this.queue.shift()?.();
        });
      };
      options.signal?.addEventListener("abort", () => {
        this.queue = this.queue.filter((other) => other !== grant);
        reject(options.signal?.reason);
      });
      if (options.steal) this.held?.reject(new DOMException("stolen", "AbortError"));
      if (options.steal || !this.held) grant();
      else this.queue.push(grant);
    });
  }
}

let tabs: { stream: Stream; told: string[] }[] = [];
function tab() {
  const told: string[] = [];
  const stream = openStream("/live", (kind, data) => told.push(data ? `${kind} ${data}` : kind));
  tabs.push({ stream, told });
  return { stream, told };
}

/** What waits for the lock goes on. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  tabs = [];
  Source.all = [];
  Channel.all = [];
  vi.stubGlobal("EventSource", Source);
  vi.stubGlobal("BroadcastChannel", Channel);
  Object.defineProperty(navigator, "locks", { value: new Locks(), configurable: true });
});

afterEach(() => {
  for (const { stream } of tabs) stream.close();
  Reflect.deleteProperty(navigator, "locks");
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("opens one stream for all tabs, and every tab hears every frame", async () => {
  const all = [tab(), tab(), tab()];
  await settle();
  expect(Source.open()).toHaveLength(1);
  Source.open()[0]?.onopen();
  Source.open()[0]?.on.get("change")?.({ data: "1" });
  for (const { told } of all) expect(told).toEqual(["open", "change 1"]);
});

it("tells a tab that comes later that the stream is open, and who is where", async () => {
  const first = tab();
  await settle();
  const here = (claim: string, amount: number) => JSON.stringify({ claim_id: claim, here: Array(amount).fill({}) });
  const [source] = Source.open();
  source?.onopen();
  source?.on.get("presence")?.({ data: here("a", 1) });
  source?.on.get("presence")?.({ data: here("b", 2) });
  source?.on.get("presence")?.({ data: here("a", 0) });
  const before = first.told.length;
  const later = tab();
  expect(later.told).toEqual(["open", `presence ${here("b", 2)}`]);
  expect(first.told).toHaveLength(before);
});

it("goes on in another tab when the leading one closes, which says that frames may be missing", async () => {
  const [first, second, third] = [tab(), tab(), tab()];
  await settle();
  Source.open()[0]?.onopen();
  first.stream.close();
  await settle();
  expect(Source.open()).toHaveLength(1);
  Source.open()[0]?.onopen();
  for (const { told } of [second, third]) expect(told).toEqual(["open", "lost", "open"]);
  expect(first.told).toEqual(["open"]);
});

it("is taken from a tab that has been silent for half a minute, which follows when it wakes", async () => {
  const frozen = tab();
  await settle();
  Source.open()[0]?.onopen();
  // A frozen tab neither beats nor hears.
  const silent = Channel.all[0];
  const hear = silent?.onmessage ?? (() => {});
  if (silent) silent.postMessage = () => {};
  const other = tab();
  other.told.length = 0;
  Channel.all[1]?.onmessage({ data: { kind: "beat" } });
  await vi.advanceTimersByTimeAsync(45_000);
  Source.open().at(-1)?.onopen();
  expect(other.told).toEqual(["lost", "open"]);
  expect(Source.open()).toHaveLength(1);
  if (silent) silent.onmessage = hear;
  Source.open()[0]?.on.get("change")?.({ data: "2" });
  expect(frozen.told.at(-1)).toBe("change 2");
});

it("reconnects for any tab that asks", async () => {
  const [, second] = [tab(), tab()];
  await settle();
  const [before] = Source.open();
  second?.stream.again();
  expect(Source.open()).toHaveLength(1);
  expect(Source.open()[0]).not.toBe(before);
});

it("leaves every tab its own stream where the browser has no locks", async () => {
  Reflect.deleteProperty(navigator, "locks");
  tab();
  tab();
  await settle();
  expect(Source.open()).toHaveLength(2);
  const [source] = Source.open();
  source?.close();
  source?.onerror();
  await vi.advanceTimersByTimeAsync(3000);
  expect(Source.open()).toHaveLength(2);
  expect(tabs[0]?.told).toEqual(["lost"]);
});
