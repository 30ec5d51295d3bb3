// The server's event stream, one for all tabs of a browser.

import { basePath } from "../../lib/base-path";

/** What a stream tells: its frames; `open` when it is connected; `doubt` while the browser reconnects by itself; `lost` when frames
 * may have been missed. */
export type Told = "open" | "change" | "presence" | "reset" | "doubt" | "lost";

type Tell = (told: Told, data: string) => void;

export type Stream = {
  /** Reconnects at once. */
  again: () => void;
  close: () => void;
};

type Message =
  | { kind: "told"; told: Told; data: string; to?: string }
  | { kind: "hello"; from: string }
  | { kind: "again" }
  | { kind: "beat" };

/** The name of the lock that the leading tab holds, and of the channel on which it tells the others. The number is that of the
 * messages: tabs of different releases do not listen to each other. */
const NAME = `claimdesk-live-1${basePath}`;
const RETRY_MS = 3000;
const BEAT_MS = 10_000;
/** A tab that is seen takes the lead from one that has been silent for so long, such as a frozen one. */
const SILENT_MS = 30_000;
/** Why a request for the lock ends before it is granted. */
const NO_LONGER = Symbol();

/**
 * Opens the stream. Over HTTP/1.1 a browser has six connections to a server, and every stream holds one: only one tab opens a
 * stream and tells the others. Without a secure connection browsers offer no locks; then every tab has its own stream.
 */
export function openStream(address: string, tell: Tell): Stream {
  return navigator.locks && "BroadcastChannel" in window ? shared(address, tell) : own(address, tell);
}

function own(address: string, tell: Tell): Stream {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    clearTimeout(retry);
    source?.close();
    const opened = new EventSource(address);
    source = opened;
    opened.onopen = () => tell("open", "");
    for (const kind of ["change", "presence", "reset"] as const)
      opened.addEventListener(kind, (event) => tell(kind, String(event.data)));
    opened.onerror = () => {
      // The browser gives up after a response that is no stream.
      const over = opened.readyState === EventSource.CLOSED;
      if (over) retry = setTimeout(open, RETRY_MS);
      tell(over ? "lost" : "doubt", "");
    };
  };
  open();
  return {
    again: open,
    close: () => {
      clearTimeout(retry);
      source.close();
    },
  };
}

function shared(address: string, tell: Tell): Stream {
  const me = crypto.randomUUID();
  const channel = new BroadcastChannel(NAME);
  const say = (message: Message) => channel.postMessage(message);
  /** Who is at which claim, for tabs that come later. */
  const present = new Map<string, string>();
  let leading: Stream | null = null;
  let isOpen = false;
  let heardAt: number | null = null;
  let giveUp = () => {};
  let waiting = new AbortController();

  const relay = (told: Told, data: string, to?: string) => {
    if (told === "open") present.clear();
    if (told === "presence") remember(present, data);
    if (told === "open" || told === "doubt" || told === "lost") isOpen = told === "open";
    tell(told, data);
    say({ kind: "told", told, data, ...(to ? { to } : {}) });
  };
  const lead = async () => {
    // Frames between the end of the tab that led and now reached nobody.
    if (heardAt !== null) relay("lost", "");
    leading = own(address, relay);
    await new Promise<void>((done) => {
      giveUp = done;
    });
  };
  const wait = () => {
    waiting = new AbortController();
    navigator.locks.request(NAME, { signal: waiting.signal }, lead).catch(follow);
  };
  const take = () => {
    waiting.abort(NO_LONGER);
    navigator.locks.request(NAME, { steal: true }, lead).catch(follow);
  };
  /** Another tab has taken the lead. */
  const follow = (reason: unknown) => {
    if (reason === NO_LONGER) return;
    leading?.close();
    leading = null;
    wait();
  };
  channel.onmessage = ({ data: message }: MessageEvent<Message>) => {
    if (message.kind === "hello" && leading && isOpen) {
      say({ kind: "told", told: "open", data: "", to: message.from });
      for (const data of present.values()) say({ kind: "told", told: "presence", data, to: message.from });
    }
    if (message.kind === "again") leading?.again();
    if (message.kind === "beat" || message.kind === "told") heardAt = Date.now();
    if (message.kind === "told" && (!message.to || message.to === me)) tell(message.told, message.data);
  };
  const beat = setInterval(() => {
    const silent = heardAt !== null && Date.now() - heardAt > SILENT_MS;
    if (leading) say({ kind: "beat" });
    else if (silent && document.visibilityState === "visible") take();
  }, BEAT_MS);

  wait();
  say({ kind: "hello", from: me });
  return {
    again: () => (leading ? leading.again() : say({ kind: "again" })),
    close: () => {
      clearInterval(beat);
      waiting.abort(NO_LONGER);
      leading?.close();
      leading = null;
      giveUp();
      channel.close();
    },
  };
}

function remember(present: Map<string, string>, data: string) {
  try {
    const { claim_id: claim, here } = JSON.parse(data);
    if (here.length > 0) present.set(claim, data);
    else present.delete(claim);
  } catch {
    // The code that shows it checks it too, and ignores what cannot be read.
  }
}
