// The title of the tab: the number of unread notifications, what is shown, the program.
import { useEffect } from "react";

const PROGRAM = "Claimdesk";
/** Code points of a title that a tab or the list of a browser's history can show. */
const LONGEST = 60;

/** What is shown, from the page to what is open on it. */
const shown: (string | undefined)[] = [];
let unread = 0;

function write() {
  const innermost = shown.findLast((words) => words !== undefined);
  const count = unread > 0 ? `(${unread}) ` : "";
  document.title = count + (innermost === undefined ? PROGRAM : `${shortened(innermost)} · ${PROGRAM}`);
}

function shortened(words: string): string {
  const points = [...words];
  return points.length <= LONGEST
    ? words
    : `${points
        .slice(0, LONGEST - 1)
        .join("")
        .trimEnd()}…`;
}

function useLevel(level: number, words: string | undefined) {
  useEffect(() => {
    shown[level] = words;
    write();
    return () => {
      shown[level] = undefined;
      write();
    };
  }, [level, words]);
}

/** Names the page in the title of the tab. */
export function usePageTitle(words: string | undefined) {
  useLevel(0, words);
}

/** Names what is open on the page, such as a claim, in the title of the tab. */
export function useOpenTitle(words: string | undefined) {
  useLevel(1, words);
}

/** Puts the number of unread notifications before the title of the tab. */
export function useUnreadTitle(count: number) {
  useEffect(() => {
    unread = count;
    write();
    return () => {
      unread = 0;
      write();
    };
  }, [count]);
}
