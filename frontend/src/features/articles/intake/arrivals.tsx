// Files and text dropped or pasted anywhere on a page, outside its fields.
import { Portal } from "@mantine/core";
import { IconFileDownload } from "@tabler/icons-react";
import { useLayoutEffect, useRef, useState } from "react";
import { isTyping } from "../../../lib/words/shortcuts";
import { t } from "../../../texts";
import classes from "./arrivals.module.css";
import { addressOf } from "./article-file";

/** Shorter texts on the clipboard are hardly meant to be an article, unless they are a web address. */
const LONG_ENOUGH = 200;

type Props = { onFiles: (files: File[]) => void; onText: (text: string) => void };

export function Arrivals({ onFiles, onText }: Props) {
  const [over, setOver] = useState(false);
  const latest = useRef({ onFiles, onText });
  latest.current = { onFiles, onText };
  // Before the first paint: what is pasted as soon as the page shows is taken.
  useLayoutEffect(() => {
    const take = (data: DataTransfer | null, shortest: number): boolean => {
      const files = [...(data?.files ?? [])];
      const text = data?.getData("text/plain") ?? "";
      if (files.length > 0) latest.current.onFiles(files);
      else if (text.trim().length >= shortest || addressOf(text)) latest.current.onText(text);
      else return false;
      return true;
    };
    const drag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      // Without this a browser would open the file and leave the dashboard.
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const files = event.dataTransfer?.types.includes("Files");
      if (!files && isTyping(event.target)) return;
      if (take(event.dataTransfer, 1) || files) event.preventDefault();
    };
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector("[role=dialog][aria-modal=true]")) return;
      if (take(event.clipboardData, LONG_ENOUGH)) event.preventDefault();
    };
    window.addEventListener("dragover", drag);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("dragover", drag);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
      window.removeEventListener("paste", paste);
    };
  }, []);
  return over ? (
    <Portal>
      <div className={classes.veil}>
        <div className={classes.words}>
          <IconFileDownload size={32} stroke={1.5} aria-hidden="true" />
          <strong>{t.intake.drop}</strong>
          <span>{t.intake.dropHint}</span>
        </div>
      </div>
    </Portal>
  ) : null;
}
