// The intake: the state of each file being added.
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { isProblem } from "../../../api/problem";
import { type TakenIn, takeIn, takeInDocument } from "../actions";
import { type FileNote, type FoundArticle, readArticle, Unreadable } from "./article-file";
import { type About, isManifest, type Planned, plan, refuse } from "./manifest";

export type Step =
  | { type: "waiting" | "reading" | "sending" }
  | {
      type: "added";
      article: string;
      title: string | null;
      known: boolean;
      version: number;
      notes: FileNote[];
    }
  | { type: "failed"; why: unknown };

export type Entry = { id: number; name: string; step: Step };

/** The number of parallel uploads. */
const AT_ONCE = 3;

/** Files of one person, which stay in their list until they are cleared; pages come and go meanwhile. */
export class Intake {
  #files = new Map<number, { file: File; about: About }>();
  #entries: readonly Entry[] = [];
  #listeners = new Set<() => void>();
  #next = 1;

  constructor(private readonly send: (found: FoundArticle, about: About) => Promise<TakenIn>) {}

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  entries = () => this.#entries;

  add = (files: Iterable<File>) => {
    const all = [...files];
    const each = all.map((file): Planned => ({ name: file.name, file, about: {}, fault: null }));
    if (all.some(isManifest)) void plan(all).then((planned) => this.#add(planned ?? each));
    else this.#add(each);
  };

  #add(planned: readonly Planned[]) {
    const added = planned.map((one): Entry => {
      const id = this.#next++;
      if (one.file) this.#files.set(id, { file: one.file, about: one.about });
      const why = refuse(one);
      return { id, name: one.name, step: why ? { type: "failed", why } : { type: "waiting" } };
    });
    this.#set([...this.#entries, ...added]);
    this.#goOn();
  }

  /** Tries a failed file again from its beginning: it may have been changed since. */
  retry = (id: number) => {
    this.#move(id, { type: "waiting" });
    this.#goOn();
  };
  retryAll = () => {
    for (const entry of this.#entries) if (mayRetry(entry)) this.#move(entry.id, { type: "waiting" });
    this.#goOn();
  };
  remove = (id: number) => {
    this.#files.delete(id);
    this.#set(this.#entries.filter((entry) => entry.id !== id));
  };
  /** Removes finished entries. */
  clear = () => {
    const kept = this.#entries.filter(isUnderWay);
    this.#files = new Map([...this.#files].filter(([id]) => kept.some((entry) => entry.id === id)));
    this.#set(kept);
  };

  #goOn() {
    const busy = this.#entries.filter(({ step }) => step.type === "reading" || step.type === "sending");
    const waiting = this.#entries.filter(({ step }) => step.type === "waiting");
    for (const entry of waiting.slice(0, Math.max(0, AT_ONCE - busy.length))) void this.#bring(entry.id);
  }

  async #bring(id: number) {
    const held = this.#files.get(id);
    if (!held) return;
    this.#move(id, { type: "reading" });
    try {
      const found = await readArticle(held.file);
      this.#move(id, { type: "sending" });
      const taken = await this.send(found, held.about);
      this.#move(id, {
        type: "added",
        article: taken.article.id,
        title: taken.article.title ?? null,
        known: taken.known,
        version: taken.article.version,
        notes: "notes" in found && !held.about.title ? found.notes : [],
      });
      this.#files.delete(id);
    } catch (why) {
      this.#move(id, { type: "failed", why });
    }
    this.#goOn();
  }

  #move(id: number, step: Step) {
    this.#set(this.#entries.map((entry) => (entry.id === id ? { ...entry, step } : entry)));
  }

  #set(entries: readonly Entry[]) {
    const was = this.#entries.some(isUnderWay);
    this.#entries = entries;
    const is = entries.some(isUnderWay);
    // Polled once, whatever page is shown.
    if (is && !was) window.addEventListener("beforeunload", ask);
    if (was && !is) window.removeEventListener("beforeunload", ask);
    for (const listener of this.#listeners) listener();
  }
}

/** Asks before the page is left; the browser chooses the words. */
function ask(event: BeforeUnloadEvent) {
  event.preventDefault();
}

function isUnderWay({ step }: Entry): boolean {
  return step.type === "waiting" || step.type === "reading" || step.type === "sending";
}

export function mayRetry({ step }: Entry): boolean {
  return step.type === "failed" && !(step.why instanceof Unreadable) && !isProblem(step.why, 422);
}

let held: { account: string; intake: Intake } | null = null;

/** The list of the signed-in account; another account on the same device has its own list. */
export function useIntake(account: string) {
  const client = useQueryClient();
  const intake = useMemo(() => {
    if (held?.account !== account) {
      const send = (found: FoundArticle, about: About) =>
        "document" in found
          ? takeInDocument(client, found.document, about)
          : takeIn(client, { ...found.article, ...about });
      held = { account, intake: new Intake(send) };
    }
    return held.intake;
  }, [account, client]);
  return { intake, entries: useSyncExternalStore(intake.subscribe, intake.entries) };
}
