// Relative times that stay current ("3 min ago").
import { useSyncExternalStore } from "react";
import { ago, day, full } from "../../lib/words/times";
import { useZone } from "../controls/preferences";

const EVERY_MS = 30_000;
let now = new Date();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

export function useNow(): Date {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      timer ??= setInterval(() => {
        now = new Date();
        for (const each of listeners) each();
      }, EVERY_MS);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
      };
    },
    () => now,
  );
}

export function Moment({ at }: { at: string }) {
  const current = useNow();
  useZone();
  const reference = new Date(at) > current ? new Date() : current;
  return (
    <time dateTime={at} title={full(at)}>
      {ago(at, reference)}
    </time>
  );
}

export function Day({ at }: { at: string }) {
  useZone();
  return (
    <time dateTime={at} title={full(at)}>
      {day(at)}
    </time>
  );
}
